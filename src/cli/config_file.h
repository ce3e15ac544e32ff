#pragma once
// The file that --config names: the options of a cron job, for CLI11 to take in behind the command line's
// own. CLI11's reader would cut values at commas, spaces and #, which expressions are full of; here a value
// is the rest of its line.
//
//     # a line for each option, without the dashes
//     data = /srv/ledgers/2023
//     where = township = 百泉镇          again and again for what may be repeated
//     strict                             a flag; also `strict = no`
//     [query]                            from here on for one command only
//     limit = 10

#include <CLI/CLI.hpp>
#include <istream>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace shanhai::cli {

class ConfigFile : public CLI::Config {
 public:
  /// Reads what is meant for `command`. `app` knows the file's name.
  ConfigFile(const Command& command, const CLI::App& app) : command_(command), app_(app) {}

  /// An option of another command is passed over, unless it stands below this command's own heading.
  /// Throws UsageError `FILE:LINE: ...` for a name that no command knows.
  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override;
  std::string to_config(const CLI::App*, bool, bool, std::string) const override { return {}; }

 private:
  const Command& command_;
  const CLI::App& app_;
};

}  // namespace shanhai::cli
