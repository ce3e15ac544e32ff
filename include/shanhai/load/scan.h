#pragma once
// One pass over the files of a ledger: rows are read by parts and threads and handed, a Batch at a time, to
// sinks. The answer is the same for any number of threads and any order of the files.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "shanhai/ledger/batch.h"

namespace shanhai {

/// What a pass collects. Every part of a file is read into a sink of its own, by one thread; the sinks are
/// then absorbed into one, in the order of files and parts. Where the beginning of a part was guessed wrong,
/// its sink is thrown away and the part is read again.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void take(const Batch& batch) = 0;
  /// Adds what `other`, made by the same function as this, has collected. `other` is not used again.
  virtual void absorb(Sink& other) = 0;
};
using MakeSink = std::function<std::unique_ptr<Sink>()>;

}  // namespace shanhai
