#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace shanhai::cli {

int terminal_width() {
  if (!::isatty(STDOUT_FILENO)) return 0;
  winsize size{};
  const bool known = ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

bool terminal_has_colour() {
  const auto set = [](const char* value) { return value != nullptr && *value != '\0'; };
  const char* terminal = std::getenv("TERM");
  return ::isatty(STDOUT_FILENO) && !set(std::getenv("NO_COLOR")) && set(terminal) &&
         std::string_view(terminal) != "dumb";
}

}  // namespace shanhai::cli
