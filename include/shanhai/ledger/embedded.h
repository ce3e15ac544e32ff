#pragma once
// The catalogue's files as they stood when the program was built (see src/catalogue/).

#include <string>
#include <vector>

namespace shanhai {

struct EmbeddedFile {
  std::string name;  // "ledgers.csv", "monthly.md"
  std::string content;
};

const std::vector<EmbeddedFile>& embedded_files();

}  // namespace shanhai
