// The first stages of a question by themselves, on one thread: how fast could it be at best?
//
//   shanhai-parse-only read|find|cut FILE
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

#include "load/byte_input.h"
#include "load/record_cutter.h"

int main(int argc, char** argv) {
  using namespace shanhai;
  if (argc != 3) return 2;
  const std::string_view stage = argv[1];
  ByteInput input(argv[2], argv[2]);
  std::vector<char> buffer((256 << 10) + SpecialBytes::padding);
  RecordCutter cutter(',');
  SpecialBytes special(',');
  std::size_t kept = 0;
  std::size_t counted = 0;
  for (bool last = false; !last;) {
    const std::size_t room = buffer.size() - SpecialBytes::padding - kept;
    const std::size_t got = input.read(buffer.data() + kept, room);
    last = got < room;
    const std::string_view text(buffer.data(), kept + got);
    if (stage == "read") {
      counted += got;
    } else if (stage == "find") {
      special.start(text, 0);
      for (auto line = special.plain_line(0); ; line = special.plain_line(0)) {
        if (!line.empty()) counted += line.size();
        else if (special.next() == text.size()) break;
        else ++counted;
      }
    } else {
      cutter.start(text, 0);
      while (cutter.cut(last) == Cut::record) counted += cutter.cells();
      kept = text.size() - cutter.next();
      std::memmove(buffer.data(), text.data() + cutter.next(), kept);
      if (kept * 2 > buffer.size()) return 1;  // no such rows in the benchmark's ledger
    }
  }
  std::printf("%zu\n", counted);
}
