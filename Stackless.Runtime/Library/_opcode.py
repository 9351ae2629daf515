# The module _opcode, for opcode.py and dis.py. Functions here have no bytecode of CPython's: co_code has the reading of names, which tools look for,
# and nothing else. https://docs.python.org/3/library/dis.html

ENABLE_SPECIALIZATION = False
ENABLE_SPECIALIZATION_FT = False


def _has_not(opcode):
    return False


def is_valid(opcode):
    return opcode in (_NOP, _EXTENDED_ARG, _LOAD_ATTR, _LOAD_GLOBAL)


def has_arg(opcode):
    return opcode in (_EXTENDED_ARG, _LOAD_ATTR, _LOAD_GLOBAL)


def has_name(opcode):
    return opcode in (_LOAD_ATTR, _LOAD_GLOBAL)


_NOP, _EXTENDED_ARG, _LOAD_ATTR, _LOAD_GLOBAL = 27, 69, 80, 92
has_const = has_jump = has_free = has_local = has_exc = _has_not


def stack_effect(opcode, oparg=None, /, *, jump=None):
    raise ValueError("there is no bytecode here")


def get_executor(*, code, offset):
    raise ValueError("there is no bytecode here")


def get_specialization_stats():
    return None


def get_nb_ops():
    return []


def get_intrinsic1_descs():
    return []


get_intrinsic2_descs = get_special_method_names = get_intrinsic1_descs
