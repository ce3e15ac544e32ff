#include "load/read_ahead.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <string>

#include "load/byte_input.h"

using namespace shanhai;

namespace {

struct Pipe {
  int ends[2];
  Pipe() { REQUIRE(::pipe(ends) == 0); }
  ~Pipe() {
    ::close(ends[0]);
    if (ends[1] >= 0) ::close(ends[1]);
  }
  std::string path() const { return "/dev/fd/" + std::to_string(ends[0]); }
};

}  // namespace

TEST_CASE("read ahead: gives every byte of a pipe, in order, however it is written") {
  std::string text(3'000'000, '\0');
  std::mt19937 random(1);
  for (char& c : text) c = static_cast<char>(random());
  Pipe pipe;
  std::thread writer([&, chance = std::mt19937(2)]() mutable {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t some = std::min<std::size_t>(text.size() - at, 1 + chance() % 200'000);
      std::size_t written = 0;
      while (written < some) written += static_cast<std::size_t>(::write(pipe.ends[1], &text[at + written], some - written));
      at += some;
      if (chance() % 8 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    ::close(pipe.ends[1]);
    pipe.ends[1] = -1;
  });
  std::string got;
  {
    ReadAhead ahead(pipe.ends[0]);
    std::string buffer(100'000, '\0');
    for (;;) {
      const std::ptrdiff_t some = ahead.read(buffer.data(), 1 + random() % buffer.size());
      if (some <= 0) break;
      got.append(buffer, 0, static_cast<std::size_t>(some));
    }
    CHECK(ahead.read(buffer.data(), buffer.size()) == 0);  // and again at the end
  }
  writer.join();
  CHECK((got == text));
}

TEST_CASE("read ahead: ends at once while the writer still waits") {
  Pipe pipe;
  ReadAhead ahead(pipe.ends[0]);
  CHECK(::write(pipe.ends[1], "abc", 3) == 3);
  char buffer[8];
  CHECK(ahead.read(buffer, sizeof buffer) > 0);
}

TEST_CASE("read ahead: what a byte input gives first comes before it") {
  Pipe pipe;
  CHECK(::write(pipe.ends[1], "defghi", 6) == 6);
  ::close(pipe.ends[1]);
  pipe.ends[1] = -1;
  ByteInput input(pipe.path(), "pipe");
  input.give_first("abc");
  input.read_ahead();
  char buffer[16];
  CHECK(input.read(buffer, sizeof buffer) == 9);
  CHECK(std::string(buffer, 9) == "abcdefghi");
}
