#pragma once
// Work that is cut into pieces for several threads. What comes out does not depend on how many there are.

#include <algorithm>
#include <cstddef>
#include <functional>
#include <vector>

namespace shanhai {

/// Calls work(0) to work(count - 1), each once, at the same time; one after the other where no thread is to be had. Those
/// threads leave signals to the program's own. When all have ended, throws what the first of them, by number, has thrown.
void on_threads(std::size_t count, const std::function<void(std::size_t)>& work);

/// As many stretches as `threads`, or fewer of few things: a stretch has at least so many.
inline constexpr std::size_t least_stretch = 16'384;
inline std::size_t stretches_of(std::size_t size, unsigned threads) {
  return std::clamp<std::size_t>(size / least_stretch, 1, std::max(1u, threads));
}
/// Calls work(number, begin, end) for the stretches of 0 to size, which are numbered from 0, at the same time.
template <typename Work>
void in_stretches(std::size_t size, unsigned threads, const Work& work) {
  const std::size_t count = stretches_of(size, threads);
  on_threads(count, [&](std::size_t i) { work(i, size * i / count, size * (i + 1) / count); });
}

/// As std::sort. REQUIRES: no two are alike, or it is all one in which order they are.
template <typename Thing, typename Before>
void sort_on_threads(std::vector<Thing>& things, unsigned threads, const Before& before) {
  const auto at = [&](std::size_t place) { return things.begin() + static_cast<std::ptrdiff_t>(place); };
  std::vector<std::size_t> ends(stretches_of(things.size(), threads));
  in_stretches(things.size(), threads, [&](std::size_t, std::size_t begin, std::size_t end) { std::sort(at(begin), at(end), before); });
  for (std::size_t i = 0; i < ends.size(); ++i) ends[i] = things.size() * (i + 1) / ends.size();
  while (ends.size() > 1) {  // two and two
    std::vector<std::size_t> fewer;
    for (std::size_t i = 1; i < ends.size(); i += 2) fewer.push_back(ends[i]);
    if (ends.size() % 2 == 1) fewer.push_back(ends.back());
    on_threads(ends.size() / 2, [&](std::size_t pair) {
      const std::size_t begin = pair == 0 ? 0 : ends[pair * 2 - 1];
      std::inplace_merge(at(begin), at(ends[pair * 2]), at(ends[pair * 2 + 1]), before);
    });
    ends.swap(fewer);
  }
}

}  // namespace shanhai
