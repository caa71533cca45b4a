// Gaps: lints that ask the compiled rules themselves, by the searches of `kbc analyze`: people of whose
// danger no rule speaks, and values at which two rules both hold or neither does.
#pragma once

#include <cstddef>
#include <span>

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/resolve/knowledge.h"

namespace kbc {

/// `artifact`: what the knowledge was compiled to. Of a large knowledge base only the first options are
/// looked at, so that the work stays bounded; `kbc analyze` looks at all.
void check_gaps(const Knowledge& knowledge, std::span<const std::byte> artifact, Diagnostics& diagnostics);

}  // namespace kbc
