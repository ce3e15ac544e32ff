#pragma once
// Looking for signs in what a template has between braces, where words in quotes hold anything.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace shanhai {

/// The first of `marks` outside quotes from `from` on, and its length; npos and 0 where there is none.
/// `outside_brackets`: what stands in round brackets is passed over as well.
std::pair<std::size_t, std::size_t> find_unquoted(std::string_view text, std::size_t from,
                                                  std::initializer_list<std::string_view> marks,
                                                  bool outside_brackets = false);

}  // namespace shanhai
