#include "ledger/threads.h"

#include <signal.h>

#include <exception>
#include <thread>

namespace shanhai {

void on_threads(std::size_t count, const std::function<void(std::size_t)>& work) {
  if (count == 1) return work(0);
  std::vector<std::exception_ptr> errors(count);
  const auto run_one = [&](std::size_t i) {
    try {
      work(i);
    } catch (...) {
      errors[i] = std::current_exception();
    }
  };
  // Room for all of them first: a thread that runs must not be lost to an exception.
  std::vector<std::thread> threads;
  threads.reserve(count);
  sigset_t all, before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  std::size_t begun = 1;
  try {
    for (; begun < count; ++begun) threads.emplace_back(run_one, begun);
  } catch (const std::exception&) {
    // No more threads to be had, or no memory for them: the rest is done here.
  }
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  if (count > 0) run_one(0);
  for (; begun < count; ++begun) run_one(begun);
  for (std::thread& thread : threads) thread.join();
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
}

}  // namespace shanhai
