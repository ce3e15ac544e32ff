#include <algorithm>
#include <cstring>

#include "shanhai/ledger/batch.h"

namespace shanhai {

namespace {

constexpr std::size_t block_bytes = 64 * 1024;

template <typename Unsigned>
std::uint64_t load(const char* bytes) {
  Unsigned value;
  std::memcpy(&value, bytes, sizeof value);
  return value;
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Most words are a few bytes long: they are two loads and one multiplication. (The way of Wang Yi's wyhash.)
std::uint32_t hash_of(std::string_view word) {
  constexpr std::uint64_t odd = 0x9E37'79B9'7F4A'7C15u;
  constexpr std::uint64_t other = 0xA076'1D64'78BD'642Fu;
  const char* bytes = word.data();
  std::size_t size = word.size();
  std::uint64_t hash = size * odd;
  for (; size > 16; size -= 16, bytes += 16) {
    hash = mixed(load<std::uint64_t>(bytes) ^ odd, load<std::uint64_t>(bytes + 8) ^ hash);
  }
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  if (size >= 8) {
    first = load<std::uint64_t>(bytes);
    last = load<std::uint64_t>(bytes + size - 8);
  } else if (size >= 4) {
    first = load<std::uint32_t>(bytes);
    last = load<std::uint32_t>(bytes + size - 4);
  } else if (size > 0) {
    first = load<std::uint8_t>(bytes) << 16 | load<std::uint8_t>(bytes + size / 2) << 8 |
            load<std::uint8_t>(bytes + size - 1);
  }
  return static_cast<std::uint32_t>(mixed(first ^ odd, last ^ hash ^ other));
}

/// For short words, without a call.
bool are_same(std::string_view a, std::string_view b) {
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  if (size < 8 || size > 32) return a == b;
  std::uint64_t different = load<std::uint64_t>(a.data() + size - 8) ^ load<std::uint64_t>(b.data() + size - 8);
  for (std::size_t at = 0; at + 8 < size; at += 8) {
    different |= load<std::uint64_t>(a.data() + at) ^ load<std::uint64_t>(b.data() + at);
  }
  return different == 0;
}

/// For short words, without a call.
void copy(std::string_view word, char* to) {
  const std::size_t size = word.size();
  if (size < 8 || size > 16) {
    std::memcpy(to, word.data(), size);
    return;
  }
  const auto first = load<std::uint64_t>(word.data());
  const auto last = load<std::uint64_t>(word.data() + size - 8);
  std::memcpy(to, &first, 8);
  std::memcpy(to + size - 8, &last, 8);
}

}  // namespace

std::int64_t Dictionary::number(std::string_view word) {
  if ((words_.size() + 1) * 2 > slots_.size()) grow();
  const std::uint32_t hash = hash_of(word);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.number_plus_one == 0) {
      words_.emplace_back(keep(word), word.size());
      slot = {hash, static_cast<std::uint32_t>(words_.size())};
      return static_cast<std::int64_t>(words_.size()) - 1;
    }
    if (slot.hash == hash && are_same(words_[slot.number_plus_one - 1], word)) {
      return static_cast<std::int64_t>(slot.number_plus_one) - 1;
    }
  }
}

std::int64_t Dictionary::append(std::string_view word) {
  words_.emplace_back(keep(word), word.size());
  return static_cast<std::int64_t>(words_.size()) - 1;
}

void Dictionary::clear() {
  words_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot{});  // what has grown so large once will again
  blocks_.clear();
  room_ = 0;
  ++epoch_;
}

void Dictionary::grow() {
  std::vector<Slot> old(slots_.empty() ? 64 : slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.number_plus_one == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots_[at].number_plus_one != 0) at = (at + 1) & mask;
    slots_[at] = slot;
  }
}

const char* Dictionary::keep(std::string_view word) {
  if (blocks_.empty() || word.size() > room_) {
    room_ = std::max(block_bytes, word.size());
    blocks_.emplace_back();
    blocks_.back().resize(room_);
  }
  char* place = blocks_.back().data() + (blocks_.back().size() - room_);
  copy(word, place);
  room_ -= word.size();
  return place;
}

}  // namespace shanhai
