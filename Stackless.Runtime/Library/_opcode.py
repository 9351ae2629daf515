# The module _opcode, for opcode.py and dis.py to be imported: functions here are machine code, so no instruction of CPython's has an
# argument, a constant or a jump, and nothing can be disassembled. https://docs.python.org/3/library/dis.html

ENABLE_SPECIALIZATION = False
ENABLE_SPECIALIZATION_FT = False


def _has_not(opcode):
    return False


is_valid = has_arg = has_const = has_name = has_jump = has_free = has_local = has_exc = _has_not


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
