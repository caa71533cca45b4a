// Citation: a source as one line of a list of references, in the manner of Vancouver, from its CSL-JSON.
#pragma once

#include <string>

#include "runtime/explain/answer.h"
#include "runtime/render/csl.h"

namespace kb::render {

/// "Schuster J, et al. Nat Sci Sleep 2025;17:2027. doi:10.2147/NSS.S524348"; without a journal the title and
/// publisher stand in its place. A source whose CSL can't be read is given by its DOI, address or id.
[[nodiscard]] std::string citation_line(const Citation& citation);

// ---- parts of it that the full reference shares
/// "van den Berg JPR Jr"
[[nodiscard]] std::string vancouver_name(const CslName& name);
/// "2025;17(2):20–27"
[[nodiscard]] std::string when_and_where(const CslItem& item);

}  // namespace kb::render
