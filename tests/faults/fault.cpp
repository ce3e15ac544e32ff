// Preloaded into a program (LD_PRELOAD), lets a call to the system go wrong: $FAULT is `CALL:N:HOW`.
//   CALL  open, read, write, close, rename, mkdir, thread, malloc
//   N     from the Nth call on, counted from 1. Allocations count from the program's first sigaction on: before
//         main there is nobody to be told.
//   HOW   what happens: an error number, `short` (a third of the bytes is moved), or a signal (`KILL`, `TERM`, `INT`)
// A HOW with `once-` in front happens to the Nth call only. When it has happened, the file $FAULT_MARK is there.

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>

namespace {

enum class How { error, part, signal };

struct Fault {
  char call[16] = "";
  long from = 0;
  bool once = false;
  How how = How::error;
  int number = 0;
};

Fault fault;
std::atomic<bool> main_has_begun{false};
std::atomic<long> calls{0};

/// Before the program begins; nothing here allocates.
__attribute__((constructor)) void read_fault() {
  const char* text = getenv("FAULT");
  const char* first = text ? strchr(text, ':') : nullptr;
  const char* second = first ? strchr(first + 1, ':') : nullptr;
  if (!second || first - text >= static_cast<long>(sizeof fault.call)) return;
  fault.from = strtol(first + 1, nullptr, 10);
  const char* how = second + 1;
  if (strncmp(how, "once-", 5) == 0) {
    fault.once = true;
    how += 5;
  }
  if (strcmp(how, "short") == 0) {
    fault.how = How::part;
  } else if (strcmp(how, "KILL") == 0 || strcmp(how, "TERM") == 0 || strcmp(how, "INT") == 0) {
    fault.how = How::signal;
    fault.number = how[0] == 'K' ? SIGKILL : how[0] == 'T' ? SIGTERM : SIGINT;
  } else {
    fault.number = static_cast<int>(strtol(how, nullptr, 10));
  }
  memcpy(fault.call, text, static_cast<size_t>(first - text));
}

void leave_mark() {
  const char* path = getenv("FAULT_MARK");
  if (!path) return;
  const long file = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (file >= 0) syscall(SYS_close, file);
}

bool happens(const char* call) {
  if (fault.from == 0 || strcmp(call, fault.call) != 0) return false;
  const long number = ++calls;
  if (number < fault.from || (fault.once && number > fault.from)) return false;
  leave_mark();
  if (fault.how == How::signal) kill(getpid(), fault.number);
  return fault.how != How::signal;
}

/// The call fails; errno says why.
bool fails(const char* call) {
  if (!happens(call)) return false;
  errno = fault.number;
  return fault.how == How::error;
}

/// The bytes that a call may move: all, some, or (false) none.
bool moves(const char* call, size_t& size) {
  if (!happens(call)) return true;
  if (fault.how == How::part) size = size / 3 + 1;
  errno = fault.number;
  return fault.how == How::part;
}

template <class Function>
Function* next(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);

bool allocation_fails() { return main_has_begun && fails("malloc"); }

int sigaction(int signal, const struct sigaction* action, struct sigaction* before) {
  main_has_begun = true;
  return next<int(int, const struct sigaction*, struct sigaction*)>("sigaction")(signal, action, before);
}

void* malloc(size_t size) { return allocation_fails() ? nullptr : __libc_malloc(size); }
void* calloc(size_t count, size_t size) { return allocation_fails() ? nullptr : __libc_calloc(count, size); }
void* realloc(void* old, size_t size) { return allocation_fails() ? nullptr : __libc_realloc(old, size); }

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, int) : 0;
  va_end(rest);
  return fails("open") ? -1 : static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}
int open64(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, int) : 0;
  va_end(rest);
  return open(path, flags, mode);
}
int openat(int folder, const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, int) : 0;
  va_end(rest);
  return fails("open") ? -1 : static_cast<int>(syscall(SYS_openat, folder, path, flags, mode));
}
int openat64(int folder, const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const int mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(rest, int) : 0;
  va_end(rest);
  return openat(folder, path, flags, mode);
}
// As a compiler calls them that checks sizes.
int __open_2(const char* path, int flags) { return open(path, flags, 0); }
int __open64_2(const char* path, int flags) { return open(path, flags, 0); }

FILE* fopen(const char* path, const char* mode) {
  return fails("open") ? nullptr : next<FILE*(const char*, const char*)>("fopen")(path, mode);
}
FILE* fopen64(const char* path, const char* mode) {
  return fails("open") ? nullptr : next<FILE*(const char*, const char*)>("fopen64")(path, mode);
}
struct __dirstream* opendir(const char* path) {
  return fails("open") ? nullptr : next<struct __dirstream*(const char*)>("opendir")(path);
}

ssize_t read(int file, void* buffer, size_t size) {
  return moves("read", size) ? syscall(SYS_read, file, buffer, size) : -1;
}
ssize_t pread64(int file, void* buffer, size_t size, off64_t offset) {
  return moves("read", size) ? syscall(SYS_pread64, file, buffer, size, offset) : -1;
}
ssize_t pread(int file, void* buffer, size_t size, off_t offset) { return pread64(file, buffer, size, offset); }
ssize_t __read_chk(int file, void* buffer, size_t size, size_t) { return read(file, buffer, size); }
ssize_t __pread64_chk(int file, void* buffer, size_t size, off64_t offset, size_t) {
  return pread64(file, buffer, size, offset);
}
ssize_t __pread_chk(int file, void* buffer, size_t size, off_t offset, size_t) {
  return pread64(file, buffer, size, offset);
}

struct dirent64* readdir64(struct __dirstream* folder) {
  return fails("read") ? nullptr : next<struct dirent64*(struct __dirstream*)>("readdir64")(folder);
}
struct dirent* readdir(struct __dirstream* folder) {
  return fails("read") ? nullptr : next<struct dirent*(struct __dirstream*)>("readdir")(folder);
}

ssize_t write(int file, const void* buffer, size_t size) {
  return moves("write", size) ? syscall(SYS_write, file, buffer, size) : -1;
}
int close(int file) {
  const int done = static_cast<int>(syscall(SYS_close, file));
  return fails("close") ? -1 : done;
}
int rename(const char* from, const char* to) {
  return fails("rename") ? -1 : static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0));
}
int mkdir(const char* path, mode_t mode) {
  return fails("mkdir") ? -1 : static_cast<int>(syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}

int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*), void* argument) {
  if (fails("thread")) return fault.number;
  return next<int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*)>("pthread_create")(thread, attributes,
                                                                                               start, argument);
}

}  // extern "C"
