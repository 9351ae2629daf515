# utf-7: ASCII as it is, everything else as base64 of its UTF-16 between + and -. https://www.rfc-editor.org/rfc/rfc2152

from _prelude.errors_of_codecs import _decode_error, _lookup_error

_utf7_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_utf7_values = {ord(digit): value for value, digit in enumerate(_utf7_digits)}
# Itself in any message, and optionally so; the rest of ASCII means something else or is not safe on its way.
_utf7_direct = frozenset(map(ord, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'(),-./:?" "!\"#$%&*;<=>@[]^_`{|}" " \t\r\n"))


def _utf_7_encode(text, errors="strict", /):
    output = []
    is_shifted = False
    bits = buffer = 0
    for code in map(ord, text):
        if code in _utf7_direct:
            if is_shifted:
                if bits:
                    output.append(_utf7_digits[buffer << 6 - bits & 63])
                    bits = buffer = 0
                is_shifted = False
                if code in _utf7_values or code == 45:
                    output.append("-")
            output.append(chr(code))
            continue
        if not is_shifted:
            if code == 43:
                output.append("+-")
                continue
            output.append("+")
            is_shifted = True
        for unit in (code,) if code < 0x10000 else (0xd7c0 + (code >> 10), 0xdc00 | code & 0x3ff):
            buffer = buffer << 16 | unit
            bits += 16
            while bits >= 6:
                bits -= 6
                output.append(_utf7_digits[buffer >> bits & 63])
            buffer &= (1 << bits) - 1
    if bits:
        output.append(_utf7_digits[buffer << 6 - bits & 63])
    if is_shifted:
        output.append("-")
    return "".join(output).encode("ascii"), len(text)


def _utf_7_decode(data, errors="strict", final=False, /):
    data = bytes(data)
    output = []
    at = start = 0
    is_shifted = False
    bits = buffer = surrogate = shift_output = 0
    while True:
        reason = None
        while at < len(data) and reason is None:
            byte = data[at]
            if is_shifted and byte in _utf7_values:
                buffer = buffer << 6 | _utf7_values[byte]
                bits += 6
                at += 1
                if bits < 16:
                    continue
                bits -= 16
                unit = buffer >> bits
                buffer &= (1 << bits) - 1
                if surrogate:
                    high, surrogate = surrogate, 0
                    if 0xdc00 <= unit <= 0xdfff:
                        output.append(chr(0x10000 + (high - 0xd800 << 10) + unit - 0xdc00))
                        continue
                    output.append(chr(high))
                if 0xd800 <= unit <= 0xdbff:
                    surrogate = unit
                else:
                    output.append(chr(unit))
            elif is_shifted:
                is_shifted = False
                if bits >= 6:
                    at += 1
                    reason = "partial character in shift sequence"
                elif buffer:
                    at += 1
                    reason = "non-zero padding bits in base64 sequence"
                else:
                    if surrogate and byte < 128 and byte != 43:
                        output.append(chr(surrogate))
                    surrogate = 0
                    if byte == 45:
                        at += 1
            elif byte == 43:
                start = at
                at += 1
                if data[at:at + 1] == b"-":
                    at += 1
                    output.append("+")
                elif at < len(data) and data[at] not in _utf7_values:
                    at += 1
                    reason = "ill-formed sequence"
                else:
                    is_shifted = True
                    bits = buffer = surrogate = 0
                    shift_output = len(output)
            elif byte < 128:
                at += 1
                output.append(chr(byte))
            else:
                start = at
                at += 1
                reason = "unexpected special character"
        if reason is None and is_shifted and final and (surrogate or bits >= 6 or bits and buffer):
            is_shifted = False
            reason = "unterminated shift sequence"
        if reason is None:
            break
        error = UnicodeDecodeError("utf7", data, start, at, reason)
        replacement, at = _decode_error(_lookup_error(errors or "strict"), error, len(data))
        data = error.object
        output.append(replacement)
    if is_shifted and not final:
        # The shift is not over: it is read again when there is more.
        return "".join(output[:shift_output]), start
    return "".join(output), at
