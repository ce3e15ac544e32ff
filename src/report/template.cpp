#include "report/template.h"

#include <algorithm>
#include <array>

#include "ledger/place.h"
#include "shanhai/ledger/fold.h"
#include "shanhai/ledger/nearest.h"

namespace shanhai {

namespace {

struct EachUnit {
  const char* name;
  Precision unit;
};
constexpr std::array each_units{EachUnit{"year", Precision::year}, EachUnit{"half", Precision::half},
                                EachUnit{"quarter", Precision::quarter},
                                EachUnit{"month", Precision::month}};

Precision read_each_unit(const std::string& name) {
  std::vector<std::string> names;
  for (const EachUnit& each : each_units) {
    if (name == each.name) return each.unit;
    names.emplace_back(each.name);
  }
  throw UsageError("{{#each}} repeats for each year, half, quarter or month, not \"" + name + "\"" +
                   did_you_mean(name, names));
}

/// A line's text, cut at its placeholders and marks.
struct Piece {
  std::string text;
  bool in_braces = false;
};

std::vector<Piece> pieces_of(const TemplateLine& line) {
  std::vector<Piece> pieces;
  std::string text;
  for (std::size_t at = 0; at < line.text.size();) {
    if (line.is_code || line.text.compare(at, 2, "{{") != 0) {
      text += line.text[at++];
      continue;
    }
    if (!text.empty()) pieces.push_back({std::move(text), false});
    text.clear();
    pieces.push_back({*inside_braces(line.text, at), true});  // closed: template_text has seen to that
  }
  if (!text.empty()) pieces.push_back({std::move(text), false});
  return pieces;
}

bool is_blank(const Piece& piece) { return !piece.in_braces && trimmed(piece.text).empty(); }

/// `#if`, `else`, `/if`, `#each`, `/each`; empty for what prints something.
std::string mark_of(const Piece& piece) {
  if (!piece.in_braces) return {};
  const std::string_view inside = trimmed(piece.text);
  const std::string word(inside.substr(0, inside.find_first_of(" \t")));
  return word == "else" || word.starts_with('#') || word.starts_with('/') ? word : std::string();
}

/// 1 to 6 for `# ` to `###### `; 0 for any other line.
int heading_level(const TemplateLine& line) {
  const std::size_t level = std::min(line.text.find_first_not_of('#'), line.text.size());
  const bool heading = !line.is_code && level >= 1 && level <= 6 && line.text[level] == ' ';
  return heading ? static_cast<int>(level) : 0;
}

class TemplateReader {
 public:
  TemplateReader(const std::string& name, const Catalogue& catalogue, Day today, bool english,
                 const std::map<std::string, std::string>& values)
      : catalogue_(catalogue), today_(today), english_(english), values_(values), result_{name, {}, {}, {}, {}, values_} {}

  Template read(const std::string& text) {
    const TemplateText source = read_template_text(result_.name, text, english_);
    for (const TemplateSetting& setting : source.settings) {
      at_place(result_.name, setting.line, [&] { take(setting); });
    }
    open_.emplace_back();
    const auto& lines = source.lines;
    for (std::size_t at = 0; at < lines.size(); ++at) {
      if (!lines[at].is_code && !fence_of(lines[at].text).empty()) {
        take_block(lines, at);
      } else {
        take_line(lines[at], at + 1 < lines.size() ? &lines[at + 1] : nullptr);
      }
    }
    if (open_.size() > 1) {
      fail_at_line(result_.name, open_.back().line,
                   "{{" + open_.back().mark + "}} is never closed; write " + closing() + " behind it");
    }
    result_.nodes = std::move(open_.back().then);
    result_.value_names = values_.used();
    result_.values = values_;
    return std::move(result_);
  }

 private:
  /// What is being read: the template itself, or what an open mark holds.
  struct Open {
    std::string mark;  // #if, #each
    unsigned line = 0;
    std::shared_ptr<const FigureCondition> condition;
    Precision unit = Precision::year;
    bool in_otherwise = false;
    bool has_figure = false;  // directly inside, before {{else}}
    TemplateNodes then, otherwise;
  };

  std::string closing() const { return "{{/" + open_.back().mark.substr(1) + "}}"; }

  template <class What>
  void add(unsigned line, What what) {
    Open& inner = open_.back();
    (inner.in_otherwise ? inner.otherwise : inner.then).push_back({line, std::move(what)});
  }

  void take(const TemplateSetting& setting) {
    if (setting.key == "period") {
      result_.period = setting;
    } else if (setting.key == "numbers") {
      if (setting.value != "plain") throw UsageError("numbers: is plain, not \"" + setting.value + "\"");
      plain_ = true;
    } else {
      const std::size_t equals = setting.value.find('=');
      const std::string name(trimmed(std::string_view(setting.value).substr(0, equals)));
      const std::string value(
          equals == std::string::npos ? "" : trimmed(std::string_view(setting.value).substr(equals + 1)));
      if (equals == std::string::npos || name.empty() || (setting.key == "set" && !is_value_name(name))) {
        throw UsageError(setting.key + ": is a name and a value: " +
                         (setting.key == "set" ? "set: township = 百泉镇" : "of: county = $county"));
      }
      if (setting.key == "set") {
        values_.add_default(name, value);
      } else {
        result_.of = {setting.line, name, values_.in_words(value)};
      }
    }
  }

  void take_line(const TemplateLine& line, const TemplateLine* next) {
    const std::vector<Piece> pieces = pieces_of(line);
    const auto is_mark = [](const Piece& piece) { return !mark_of(piece).empty(); };
    const int level = heading_level(line);
    const bool blank = std::all_of(pieces.begin(), pieces.end(), is_blank);
    add(line.number, LineBegin{level, blank});
    bool first = true;
    for (const Piece& piece : pieces) {
      at_place(result_.name, line.number, [&] { take(piece, line.number, pieces, level > 0 && first); });
      first = false;
    }
    LineEnd end;
    const auto last = std::find_if_not(pieces.rbegin(), pieces.rend(), is_blank);
    end.beside_condition = last != pieces.rend() && is_mark(*last);
    if (next && !next->is_code) {
      const std::vector<Piece> behind = pieces_of(*next);
      const auto begin = std::find_if_not(behind.begin(), behind.end(), is_blank);
      end.beside_condition = end.beside_condition || (begin != behind.end() && is_mark(*begin));
    }
    add(line.number, end);
  }

  void take(const Piece& piece, unsigned line, const std::vector<Piece>& all, bool heading) {
    if (!piece.in_braces) {
      std::string text = piece.text;
      if (heading) text.erase(0, text.find_first_not_of('#'));
      return add(line, std::move(text));
    }
    if (const std::string mark = mark_of(piece); !mark.empty()) return take_mark(mark, piece, line);
    Placeholder placeholder = read_placeholder(values_.in_expression(piece.text), catalogue_);
    if (placeholder.kind == Placeholder::Kind::not_counted) {
      const auto filled = std::count_if(all.begin(), all.end(), [](const Piece& each) { return !is_blank(each); });
      if (filled > 1) throw UsageError("{{ not_counted }} stands on a line of its own");
      return add(line, NotCountedHere{});
    }
    placeholder.short_form = plain_;
    placeholder.plain = placeholder.plain || (plain_ && !english_);  // in English thousands are set apart
    open_.back().has_figure = open_.back().has_figure || (placeholder.kind == Placeholder::Kind::figure &&
                                                          !open_.back().in_otherwise);
    add(line, std::move(placeholder));
  }

  void take_mark(const std::string& mark, const Piece& piece, unsigned line) {
    const std::string rest(trimmed(trimmed(piece.text).substr(mark.size())));
    if (mark == "#if" || mark == "#each") {
      Open inner;
      inner.mark = mark;
      inner.line = line;
      if (mark == "#if" && !rest.empty()) {
        inner.condition = std::make_shared<FigureCondition>(values_.in_expression(rest), catalogue_, today_, true);
      } else if (mark == "#each") {
        inner.unit = read_each_unit(rest);
      }
      open_.push_back(std::move(inner));
      return;
    }
    if (mark == "else") {
      if (!rest.empty()) throw UsageError("{{else}} takes nothing; put another {{#if}} behind it");
      if (open_.back().mark != "#if") throw UsageError("{{else}} without {{#if}}" + still_open());
      if (open_.back().in_otherwise) throw UsageError("a second {{else}} of the {{#if}}" + of_line());
      open_.back().in_otherwise = true;
      return;
    }
    if (mark != "/if" && mark != "/each") {
      throw UsageError("there is no {{" + mark + "}}" + did_you_mean(mark, {"#if", "/if", "#each", "/each"}) +
                       " ({{#if}}, {{else}}, {{/if}}, {{#each}}, {{/each}})");
    }
    if (!rest.empty()) throw UsageError("{{" + mark + "}} takes nothing");
    if (open_.size() == 1 || open_.back().mark.substr(1) != mark.substr(1)) {
      throw UsageError("{{" + mark + "}} without {{#" + mark.substr(1) + "}}" + still_open());
    }
    close(line);
  }

  std::string of_line() const { return " of line " + std::to_string(open_.back().line); }
  std::string still_open() const {
    return open_.size() > 1 ? "; the {{" + open_.back().mark + "}}" + of_line() + " is still open" : "";
  }

  void close(unsigned line) {
    Open inner = std::move(open_.back());
    open_.pop_back();
    if (inner.mark == "#each") return add(inner.line, TemplateEach{inner.unit, std::move(inner.then)});
    if (!inner.condition && !inner.has_figure) {
      throw UsageError("{{#if}} without a condition asks for the figures between it and its end, and there is "
                       "none" + (inner.line == line ? "" : " (line " + std::to_string(inner.line) + ")"));
    }
    add(inner.line, TemplateIf{std::move(inner.condition), std::move(inner.then), std::move(inner.otherwise)});
  }

  /// The command between the fences that begin at `at`, which is moved to the closing one.
  void take_block(const std::vector<TemplateLine>& lines, std::size_t& at) {
    const unsigned begin = lines[at].number;
    const std::string fence = fence_of(lines[at].text);
    TemplateBlock block;
    for (++at; at < lines.size(); ++at) {
      const TemplateLine& line = lines[at];
      if (fence_of(line.text).starts_with(fence) && info_of(line.text).empty()) {
        return add(begin, std::move(block));
      }
      TemplateBlock::Line read{line.number, {}};
      for (const Piece& piece : pieces_of(line)) {
        at_place(result_.name, line.number, [&] {
          if (!piece.in_braces) {
            values_.in_words(piece.text);  // finds those without a value; they are put in later
            return read.pieces.push_back({line.number, piece.text});
          }
          if (!mark_of(piece).empty()) throw UsageError("{{" + mark_of(piece) + "}} stands outside blocks");
          Placeholder placeholder = read_placeholder(values_.in_expression(piece.text), catalogue_);
          if (placeholder.kind != Placeholder::Kind::period && placeholder.kind != Placeholder::Kind::today) {
            throw UsageError("in a block only {{ period }} and {{ today }} are filled in, and $values");
          }
          read.pieces.push_back({line.number, std::move(placeholder)});
        });
      }
      block.lines.push_back(std::move(read));
    }
    fail_at_line(result_.name, begin, "the fenced block is never closed; write " + fence);
  }

  const Catalogue& catalogue_;
  Day today_;
  bool english_;
  bool plain_ = false;
  TemplateValues values_;
  Template result_;
  std::vector<Open> open_;
};

}  // namespace

Template read_template(const std::string& name, const std::string& text, const Catalogue& catalogue, Day today,
                       bool english, const std::map<std::string, std::string>& values) {
  return TemplateReader(name, catalogue, today, english, values).read(text);
}

}  // namespace shanhai
