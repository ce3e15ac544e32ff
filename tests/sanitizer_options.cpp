// Linked into the program and its tests where they are built under a sanitizer: a finding ends a run with a status
// that no run of shanhai has, so that no test takes it for an answer.

namespace {

// As it is used by every sanitizer, also where several are linked.
constexpr const char* options = "exitcode=86:print_stacktrace=1";
// A run that a signal ends at once leaves its threads where they are: that is no finding.
constexpr const char* thread_options = "exitcode=86:report_thread_leaks=0";

}  // namespace

extern "C" {

__attribute__((visibility("default"))) const char* __asan_default_options() { return options; }
__attribute__((visibility("default"))) const char* __ubsan_default_options() { return options; }
__attribute__((visibility("default"))) const char* __tsan_default_options() { return thread_options; }

}  // extern "C"
