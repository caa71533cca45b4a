// The chemical elements' symbols and standard atomic weights, one constexpr table.
//
// Source: Prohaska et al., "Standard atomic weights of the elements 2021 (IUPAC Technical Report)", Pure
// Appl. Chem. 2022; 94(5): 573-600, doi:10.1515/pac-2019-0603: the abridged values (to five significant
// digits at most).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kb {

struct Element {
  std::string_view symbol;
  std::int64_t micro_weight;  // millionths of the standard atomic weight; 0: the element has none
};

// Millionths from a decimal as printed, evaluated when compiling.
consteval std::int64_t micro_weight(std::string_view decimal) {
  std::int64_t value = 0;
  int places = -1;
  for (const char c : decimal) {
    if (c == '.') {
      places = 0;
      continue;
    }
    value = value * 10 + (c - '0');
    if (places >= 0) ++places;
  }
  for (int i = places < 0 ? 0 : places; i < 6; ++i) value *= 10;
  return value;
}

// By atomic number, less one.
// clang-format off
inline constexpr std::array kElements = {
    Element{"H", micro_weight("1.0080")}, Element{"He", micro_weight("4.0026")}, Element{"Li", micro_weight("6.94")},
    Element{"Be", micro_weight("9.0122")}, Element{"B", micro_weight("10.81")}, Element{"C", micro_weight("12.011")},
    Element{"N", micro_weight("14.007")}, Element{"O", micro_weight("15.999")}, Element{"F", micro_weight("18.998")},
    Element{"Ne", micro_weight("20.180")}, Element{"Na", micro_weight("22.990")}, Element{"Mg", micro_weight("24.305")},
    Element{"Al", micro_weight("26.982")}, Element{"Si", micro_weight("28.085")}, Element{"P", micro_weight("30.974")},
    Element{"S", micro_weight("32.06")}, Element{"Cl", micro_weight("35.45")}, Element{"Ar", micro_weight("39.95")},
    Element{"K", micro_weight("39.098")}, Element{"Ca", micro_weight("40.078")}, Element{"Sc", micro_weight("44.956")},
    Element{"Ti", micro_weight("47.867")}, Element{"V", micro_weight("50.942")}, Element{"Cr", micro_weight("51.996")},
    Element{"Mn", micro_weight("54.938")}, Element{"Fe", micro_weight("55.845")}, Element{"Co", micro_weight("58.933")},
    Element{"Ni", micro_weight("58.693")}, Element{"Cu", micro_weight("63.546")}, Element{"Zn", micro_weight("65.38")},
    Element{"Ga", micro_weight("69.723")}, Element{"Ge", micro_weight("72.630")}, Element{"As", micro_weight("74.922")},
    Element{"Se", micro_weight("78.971")}, Element{"Br", micro_weight("79.904")}, Element{"Kr", micro_weight("83.798")},
    Element{"Rb", micro_weight("85.468")}, Element{"Sr", micro_weight("87.62")}, Element{"Y", micro_weight("88.906")},
    Element{"Zr", micro_weight("91.224")}, Element{"Nb", micro_weight("92.906")}, Element{"Mo", micro_weight("95.95")},
    Element{"Tc", 0}, Element{"Ru", micro_weight("101.07")}, Element{"Rh", micro_weight("102.91")},
    Element{"Pd", micro_weight("106.42")}, Element{"Ag", micro_weight("107.87")}, Element{"Cd", micro_weight("112.41")},
    Element{"In", micro_weight("114.82")}, Element{"Sn", micro_weight("118.71")}, Element{"Sb", micro_weight("121.76")},
    Element{"Te", micro_weight("127.60")}, Element{"I", micro_weight("126.90")}, Element{"Xe", micro_weight("131.29")},
    Element{"Cs", micro_weight("132.91")}, Element{"Ba", micro_weight("137.33")}, Element{"La", micro_weight("138.91")},
    Element{"Ce", micro_weight("140.12")}, Element{"Pr", micro_weight("140.91")}, Element{"Nd", micro_weight("144.24")},
    Element{"Pm", 0}, Element{"Sm", micro_weight("150.36")}, Element{"Eu", micro_weight("151.96")},
    Element{"Gd", micro_weight("157.25")}, Element{"Tb", micro_weight("158.93")}, Element{"Dy", micro_weight("162.50")},
    Element{"Ho", micro_weight("164.93")}, Element{"Er", micro_weight("167.26")}, Element{"Tm", micro_weight("168.93")},
    Element{"Yb", micro_weight("173.05")}, Element{"Lu", micro_weight("174.97")}, Element{"Hf", micro_weight("178.49")},
    Element{"Ta", micro_weight("180.95")}, Element{"W", micro_weight("183.84")}, Element{"Re", micro_weight("186.21")},
    Element{"Os", micro_weight("190.23")}, Element{"Ir", micro_weight("192.22")}, Element{"Pt", micro_weight("195.08")},
    Element{"Au", micro_weight("196.97")}, Element{"Hg", micro_weight("200.59")}, Element{"Tl", micro_weight("204.38")},
    Element{"Pb", micro_weight("207.2")}, Element{"Bi", micro_weight("208.98")}, Element{"Po", 0},
    Element{"At", 0}, Element{"Rn", 0}, Element{"Fr", 0},
    Element{"Ra", 0}, Element{"Ac", 0}, Element{"Th", micro_weight("232.04")},
    Element{"Pa", micro_weight("231.04")}, Element{"U", micro_weight("238.03")},
};
// clang-format on

}  // namespace kb
