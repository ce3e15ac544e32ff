#pragma once

#include <cstddef>
#include <functional>

namespace shanhai {

/// Calls `work` with each number below `count`: 0 in this thread, the others in threads of their own as far as there
/// are any to be had. When all are done the exception of the lowest number that threw one is thrown again.
void in_threads(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace shanhai
