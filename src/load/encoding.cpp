#include "load/encoding.h"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <memory>
#include <mutex>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

#include "shanhai/ledger/errors.h"
#include "shanhai/ledger/fold.h"

namespace shanhai {

namespace {

struct Named {
  const char* name;
  Encoding encoding;
};
constexpr std::array<Named, 8> names = {{{"utf-8", Encoding::utf8},
                                         {"utf-16le", Encoding::utf16le},
                                         {"utf-16be", Encoding::utf16be},
                                         {"gb18030", Encoding::gb18030},
                                         {"utf8", Encoding::utf8},
                                         {"gbk", Encoding::gb18030},
                                         {"gb2312", Encoding::gb18030},
                                         {"cp936", Encoding::gb18030}}};

struct CloseConversion {
  void operator()(void* conversion) const { iconv_close(conversion); }
};
using Conversion = std::unique_ptr<void, CloseConversion>;

Conversion opened(const char* to, const char* from) {
  const iconv_t conversion = iconv_open(to, from);
  // (iconv_t)-1 is no null pointer, and every character would be wrong in it.
  // NOLINTNEXTLINE(performance-no-int-to-ptr): iconv_open is defined so
  if (conversion != reinterpret_cast<iconv_t>(-1)) return Conversion(conversion);
  if (errno == ENOMEM) throw std::bad_alloc();
  throw InputError(std::string("the system cannot convert ") + from + " to " + to + ": " +
                   std::generic_category().message(errno));
}

/// Converts as far as it goes; what is left of `in` is not converted.
std::string convert(iconv_t conversion, std::string_view& in, std::size_t room) {
  std::string result(room, '\0');
  char* from = const_cast<char*>(in.data());
  std::size_t from_left = in.size();
  char* to = result.data();
  std::size_t to_left = result.size();
  iconv(conversion, nullptr, nullptr, nullptr, nullptr);
  iconv(conversion, &from, &from_left, &to, &to_left);
  in.remove_prefix(in.size() - from_left);
  result.resize(result.size() - to_left);
  return result;
}

/// Those that no thread uses just now: opening one costs more than a thousand cells. (A thread_local would do, but
/// where memory runs out glibc cannot note down that it is to be closed, and aborts.)
class IdleConversions {
 public:
  Conversion take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        Conversion conversion = std::move(idle_.back());
        idle_.pop_back();
        return conversion;
      }
    }
    return opened("UTF-8", "GB18030");
  }
  void give_back(Conversion conversion) {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(conversion));
  }

 private:
  std::mutex mutex_;
  std::vector<Conversion> idle_;
};

}  // namespace

const char* name_of(Encoding encoding) {
  for (const Named& named : names) {
    if (named.encoding == encoding) return named.name;
  }
  return "";
}

std::optional<Encoding> encoding_named(const std::string& name) {
  const std::string folded = folded_name(name);
  for (const Named& named : names) {
    if (named.name == folded) return named.encoding;
  }
  return std::nullopt;
}

Decoded decode(std::string_view bytes, Encoding encoding) {
  Decoded decoded;
  if (encoding != Encoding::gb18030) {
    decoded.text = bytes;
    if (const auto wrong = first_invalid_utf8(bytes); wrong != bytes.npos) decoded.wrong_byte = wrong;
    return decoded;
  }
  static IdleConversions idle;
  Conversion conversion = idle.take();
  std::string_view rest = bytes;
  decoded.text = convert(conversion.get(), rest, bytes.size() * 3 + 4);
  idle.give_back(std::move(conversion));
  if (!rest.empty()) decoded.wrong_byte = bytes.size() - rest.size();
  return decoded;
}

std::string wrong_in(Encoding encoding, std::size_t offset, const std::string& place) {
  const char* name = encoding == Encoding::gb18030 ? "GB18030" : encoding == Encoding::utf8 ? "UTF-8" : "UTF-16";
  return std::string("is not ") + name + " (byte " +
         std::to_string(offset + 1) + " of " + place + " is wrong)";
}

std::string encode_gb18030(std::string_view utf8) {
  const Conversion conversion = opened("GB18030", "UTF-8");
  return convert(conversion.get(), utf8, utf8.size() * 4 + 4);
}

}  // namespace shanhai
