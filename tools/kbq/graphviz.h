// Graphviz: its program `dot`, where it is installed.
#pragma once

#include <string>

#include <tl/expected.hpp>

/// A graph in the DOT language as SVG, laid out by the `dot` found in PATH; else what is missing or went
/// wrong.
[[nodiscard]] tl::expected<std::string, std::string> svg_of(const std::string& dot);
