#pragma once
// Small files that are read whole: targets, catalogues, templates, statements.

#include <cstddef>
#include <optional>
#include <string>

namespace shanhai {

/// A larger one is an error: nothing that is written by hand comes near.
inline constexpr std::size_t largest_whole_file = std::size_t{64} << 20;

/// Throws InputError `NAME: is larger than ...` where a file of `size` bytes is.
void need_small(std::size_t size, const std::string& name);

/// Its bytes; nothing where there is no such file. Throws InputError `NAME: cannot be read: ...`.
std::optional<std::string> whole_file(const std::string& path, const std::string& name);

}  // namespace shanhai
