#include <algorithm>
#include <cstring>
#include <limits>
#include <new>

#include "ledger/hash.h"
#include "shanhai/ledger/batch.h"

namespace shanhai {

namespace {

/// The first block is small, for a file may have thousands of columns; each is larger than the one before, up to this.
constexpr std::size_t block_bytes = std::size_t{64} * 1024;
constexpr std::size_t first_block_bytes = 64;
constexpr std::size_t first_slots = 8;

/// For short words, without a call.
bool are_same(std::string_view a, std::string_view b) {
  const std::size_t size = a.size();
  if (size != b.size()) return false;
  if (size < 8 || size > 32) return a == b;
  std::uint64_t different = load_bytes<std::uint64_t>(a.data() + size - 8) ^ load_bytes<std::uint64_t>(b.data() + size - 8);
  for (std::size_t at = 0; at + 8 < size; at += 8) {
    different |= load_bytes<std::uint64_t>(a.data() + at) ^ load_bytes<std::uint64_t>(b.data() + at);
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
  const auto first = load_bytes<std::uint64_t>(word.data());
  const auto last = load_bytes<std::uint64_t>(word.data() + size - 8);
  std::memcpy(to, &first, 8);
  std::memcpy(to + size - 8, &last, 8);
}

}  // namespace

std::int64_t Dictionary::number(std::string_view word) {
  if ((words_.size() + 1) * 2 > slots_.size()) grow();
  const auto hash = static_cast<std::uint32_t>(hash_of(word));
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

void Dictionary::fetch(std::string_view word) const {
  if (!slots_.empty()) __builtin_prefetch(slots_.data() + (static_cast<std::uint32_t>(hash_of(word)) & (slots_.size() - 1)));
}

std::int64_t Dictionary::append(std::string_view word) {
  words_.emplace_back(keep(word), word.size());
  return static_cast<std::int64_t>(words_.size()) - 1;
}

std::int64_t Dictionary::append(std::string_view word, std::string_view spelling) {
  const std::int64_t number = append(word);
  spellings_.emplace_back(number, std::string_view(keep(spelling), spelling.size()));
  return number;
}

std::string_view Dictionary::spelling(std::int64_t number) const {
  const auto known = std::ranges::lower_bound(spellings_, number, {}, [](const auto& each) { return each.first; });
  return known != spellings_.end() && known->first == number ? known->second : word(number);
}

void Dictionary::clear() {
  words_.clear();
  spellings_.clear();
  std::fill(slots_.begin(), slots_.end(), Slot{});  // what has grown so large once will again
  blocks_.clear();
  room_ = 0;
  ++epoch_;
}

void Dictionary::release() {
  clear();
  words_ = {};
  spellings_ = {};
  slots_ = {};
  blocks_ = {};
}

std::size_t Dictionary::bytes() const {
  std::size_t bytes = words_.capacity() * sizeof words_[0] + spellings_.capacity() * sizeof spellings_[0] + slots_.size() * sizeof slots_[0];
  for (const std::vector<char>& block : blocks_) bytes += block.size();
  return bytes;
}

void Dictionary::grow() {
  if (slots_.size() > std::numeric_limits<std::uint32_t>::max() / 2) throw std::bad_alloc();  // numbers have 32 bits
  std::vector<Slot> old(slots_.empty() ? first_slots : slots_.size() * 2);
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
    const std::size_t bytes = first_block_bytes << (2 * std::min<std::size_t>(blocks_.size(), 5));
    room_ = std::max(std::min(block_bytes, bytes), word.size());
    blocks_.emplace_back();
    blocks_.back().resize(room_);
  }
  char* place = blocks_.back().data() + (blocks_.back().size() - room_);
  copy(word, place);
  room_ -= word.size();
  return place;
}

}  // namespace shanhai
