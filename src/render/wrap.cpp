#include "render/wrap.h"

#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/display.h"

namespace shanhai {

namespace {

constexpr std::u32string_view closing = U"，。；：、？！）」』》〉】〕〗”’…—～％,.;:?!)]}%";
constexpr std::u32string_view opening = U"（「『《〈【〔〖“‘([{";

struct Character {
  char32_t code = 0;
  int width = 0;
};

bool may_break(const Character& before, const Character& after) {
  if (after.code == ' ' || after.width == 0) return false;
  if (before.code == ' ') return true;
  if (opening.find(before.code) != opening.npos || closing.find(after.code) != closing.npos)
    return false;
  return before.width == 2 || after.width == 2;
}

std::string_view without_spaces_behind(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

}  // namespace

std::vector<std::string> wrapped(std::string_view line, int width, int hang) {
  if (hang > width / 2) hang = 0;
  std::vector<std::string> pieces;
  const auto add = [&](std::string_view piece) {
    const auto indent = static_cast<std::size_t>(pieces.empty() ? 0 : hang);
    pieces.push_back(std::string(indent, ' ').append(without_spaces_behind(piece)));
  };
  std::size_t begin = 0;     // of the piece
  std::size_t break_at = 0;  // the last place in it where it may end
  int taken = 0;
  int taken_at_break = 0;
  Character before;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t here = at;
    Character character;
    character.code = next_code_point(line, at);
    character.width = display_width(line.substr(here, at - here));
    if (here > begin && taken > hang && may_break(before, character)) {
      break_at = here;
      taken_at_break = taken;
    }
    const bool full = width > 0 && character.code != ' ' && taken + character.width > width;
    if (full && break_at > begin) {
      add(line.substr(begin, break_at - begin));
      begin = break_at;
      taken = hang + taken - taken_at_break;
    }
    taken += character.width;
    before = character;
  }
  add(line.substr(begin));
  return pieces;
}

}  // namespace shanhai
