#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace shanhai::cli {

namespace {

int width_of(int stream) {
  if (!::isatty(stream)) return 0;
  winsize size{};
  const bool known = ::ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : 80;
}

bool obeys_escapes(int stream) {
  const auto set = [](const char* value) { return value != nullptr && *value != '\0'; };
  const char* terminal = std::getenv("TERM");
  return ::isatty(stream) && !set(std::getenv("NO_COLOR")) && set(terminal) &&
         std::string_view(terminal) != "dumb";
}

}  // namespace

int terminal_width() { return width_of(STDOUT_FILENO); }
int error_terminal_width() { return width_of(STDERR_FILENO); }
bool terminal_has_colour() { return obeys_escapes(STDOUT_FILENO); }
bool terminal_shows_progress() { return obeys_escapes(STDERR_FILENO); }

}  // namespace shanhai::cli
