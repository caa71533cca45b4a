// Emit: tables to the bytes of a `.kbx`, the same bytes for the same tables.
#pragma once

#include <cstddef>
#include <vector>

#include "compiler/lower/tables.h"
#include "runtime/file/write_file.h"

namespace kbc {

[[nodiscard]] std::vector<std::byte> emit(Tables tables);

using kb::write_file;
using kb::write_new_file;

}  // namespace kbc
