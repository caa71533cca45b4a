// Citation: a source as one line of a list of references, in the manner of Vancouver, from its CSL-JSON.
#pragma once

#include <string>

#include "runtime/explain/answer.h"
#include "runtime/render/csl.h"

namespace kb::render {

/// "Marl TB, et al. Journal of Walks 2025;17:20. doi:10.0000/walks.17"; without a journal the title and
/// publisher stand in its place. A source whose CSL can't be read is given by its DOI, address or id.
[[nodiscard]] std::string citation_line(const Citation& citation);

// ---- parts of it that the full reference shares
/// "van den Berg JPR Jr"
[[nodiscard]] std::string vancouver_name(const CslName& name);
/// "2025;17(2):20–27"
[[nodiscard]] std::string when_and_where(const CslItem& item);

}  // namespace kb::render
