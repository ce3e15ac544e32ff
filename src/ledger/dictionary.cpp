#include <cstring>
#include <functional>

#include "shanhai/ledger/batch.h"

namespace shanhai {

namespace {
constexpr std::size_t block_bytes = 64 * 1024;
}

std::int64_t Dictionary::number(std::string_view word) {
  if ((words_.size() + 1) * 2 > slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(std::hash<std::string_view>{}(word));
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
    Slot& slot = slots_[at];
    if (slot.number_plus_one == 0) {
      words_.emplace_back(keep(word), word.size());
      slot = {hash, static_cast<std::uint32_t>(words_.size())};
      return static_cast<std::int64_t>(words_.size()) - 1;
    }
    if (slot.hash == hash && words_[slot.number_plus_one - 1] == word) {
      return static_cast<std::int64_t>(slot.number_plus_one) - 1;
    }
  }
}

void Dictionary::clear() {
  words_.clear();
  slots_.clear();
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
  std::memcpy(place, word.data(), word.size());
  room_ -= word.size();
  return place;
}

}  // namespace shanhai
