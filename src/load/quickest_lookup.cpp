// By itself, so that a program of the tests can have another in its place and be the same otherwise
// (tests/slower_lookup.cpp.in).
#include "load/special_bytes.h"

namespace shanhai {

Lookup quickest_lookup() {
  for (const Lookup lookup : {Lookup::avx512, Lookup::avx2, Lookup::sse2}) {
    if (has_lookup(lookup)) return lookup;
  }
  return Lookup::plain;
}

}  // namespace shanhai
