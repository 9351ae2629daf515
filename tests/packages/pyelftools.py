# needs: python3-pyelftools
import io, sys, os
from elftools.elf.elffile import ELFFile
from elftools.elf.sections import SymbolTableSection
from elftools.elf.descriptions import describe_e_type, describe_sh_flags
f = open("/bin/true", "rb"); e = ELFFile(f)
print(e.get_machine_arch(), e.elfclass, describe_e_type(e["e_type"]), e.num_sections(), e.num_segments())
for s in e.iter_sections():
    print(s.name, s["sh_type"], s["sh_size"], describe_sh_flags(s["sh_flags"]))
    if isinstance(s, SymbolTableSection): print(sorted({y.name for y in s.iter_symbols()})[:10])
for g in e.iter_segments(): print(g["p_type"], g["p_filesz"])
d = e.get_section_by_name(".dynamic"); print([str(t) for t in d.iter_tags()][:5], e.has_dwarf_info())
