# The module termios: how a terminal treats what is typed and printed. The kernel's own structure and requests, through ioctl. Linux's numbers, which
# x86-64 and arm64 share. https://docs.python.org/3/library/termios.html

import struct as _struct

from fcntl import _descriptor, ioctl as _ioctl


class error(Exception):
    __module__ = "termios"


B0, B1000000, B110, B115200, B1152000, B1200, B134, B150 = 0, 0x1008, 3, 0x1002, 0x1009, 9, 4, 5
B1500000, B1800, B19200, B200, B2000000, B230400, B2400, B2500000 = 0x100a, 10, 14, 6, 0x100b, 0x1003, 11, 0x100c
B300, B3000000, B3500000, B38400, B4000000, B460800, B4800, B50 = 7, 0x100d, 0x100e, 15, 0x100f, 0x1004, 12, 1
B500000, B57600, B576000, B600, B75, B921600, B9600, BRKINT = 0x1005, 0x1001, 0x1006, 8, 2, 0x1007, 13, 2
BS0, BS1, BSDLY, CBAUD, CBAUDEX, CDSUSP, CEOF, CEOL = 0, 0x2000, 0x2000, 0x100f, 0x1000, 25, 4, 0
CEOT, CERASE, CFLUSH, CIBAUD, CINTR, CKILL, CLNEXT, CLOCAL = 4, 127, 15, 0x100f0000, 3, 21, 22, 0x800
CQUIT, CR0, CR1, CR2, CR3, CRDLY, CREAD, CRPRNT = 28, 0, 512, 0x400, 0x600, 0x600, 128, 18
CRTSCTS, CS5, CS6, CS7, CS8, CSIZE, CSTART, CSTOP = 0x80000000, 0, 16, 32, 48, 48, 17, 19
CSTOPB, CSUSP, CWERASE, ECHO, ECHOCTL, ECHOE, ECHOK, ECHOKE = 64, 26, 23, 8, 512, 16, 32, 0x800
ECHONL, ECHOPRT, EXTA, EXTB, EXTPROC, FF0, FF1, FFDLY = 64, 0x400, 14, 15, 0x10000, 0, 0x8000, 0x8000
FIOASYNC, FIOCLEX, FIONBIO, FIONCLEX, FIONREAD, FLUSHO, HUPCL, ICANON = 0x5452, 0x5451, 0x5421, 0x5450, 0x541b, 0x1000, 0x400, 2
ICRNL, IEXTEN, IGNBRK, IGNCR, IGNPAR, IMAXBEL, INLCR, INPCK = 256, 0x8000, 1, 128, 4, 0x2000, 64, 16
IOCSIZE_MASK, IOCSIZE_SHIFT, ISIG, ISTRIP, IUCLC, IUTF8, IXANY, IXOFF = 0x3fff0000, 16, 1, 32, 512, 0x4000, 0x800, 0x1000
IXON, NCC, NCCS, NL0, NL1, NLDLY, NOFLSH, N_MOUSE = 0x400, 8, 32, 0, 256, 256, 128, 2
N_PPP, N_SLIP, N_STRIP, N_TTY, OCRNL, OFDEL, OFILL, OLCUC = 3, 1, 4, 0, 8, 128, 64, 2
ONLCR, ONLRET, ONOCR, OPOST, PARENB, PARMRK, PARODD, PENDIN = 4, 32, 16, 1, 256, 8, 512, 0x4000
TAB0, TAB1, TAB2, TAB3, TABDLY, TCFLSH, TCGETA, TCGETS = 0, 0x800, 0x1000, 0x1800, 0x1800, 0x540b, 0x5405, 0x5401
TCIFLUSH, TCIOFF, TCIOFLUSH, TCION, TCOFLUSH, TCOOFF, TCOON, TCSADRAIN = 0, 2, 2, 3, 1, 0, 1, 1
TCSAFLUSH, TCSANOW, TCSBRK, TCSBRKP, TCSETA, TCSETAF, TCSETAW, TCSETS = 2, 0, 0x5409, 0x5425, 0x5406, 0x5408, 0x5407, 0x5402
TCSETSF, TCSETSW, TCXONC, TIOCCONS, TIOCEXCL, TIOCGETD, TIOCGICOUNT, TIOCGLCKTRMIOS = 0x5404, 0x5403, 0x540a, 0x541d, 0x540c, 0x5424, 0x545d, 0x5456
TIOCGPGRP, TIOCGSERIAL, TIOCGSOFTCAR, TIOCGWINSZ, TIOCINQ, TIOCLINUX, TIOCMBIC, TIOCMBIS = 0x540f, 0x541e, 0x5419, 0x5413, 0x541b, 0x541c, 0x5417, 0x5416
TIOCMGET, TIOCMIWAIT, TIOCMSET, TIOCM_CAR, TIOCM_CD, TIOCM_CTS, TIOCM_DSR, TIOCM_DTR = 0x5415, 0x545c, 0x5418, 64, 64, 32, 256, 2
TIOCM_LE, TIOCM_RI, TIOCM_RNG, TIOCM_RTS, TIOCM_SR, TIOCM_ST, TIOCNOTTY, TIOCNXCL = 1, 128, 128, 4, 16, 8, 0x5422, 0x540d
TIOCOUTQ, TIOCPKT, TIOCPKT_DATA, TIOCPKT_DOSTOP, TIOCPKT_FLUSHREAD, TIOCPKT_FLUSHWRITE, TIOCPKT_NOSTOP, TIOCPKT_START = 0x5411, 0x5420, 0, 32, 1, 2, 16, 8
TIOCPKT_STOP, TIOCSCTTY, TIOCSERCONFIG, TIOCSERGETLSR, TIOCSERGETMULTI, TIOCSERGSTRUCT, TIOCSERGWILD, TIOCSERSETMULTI = 4, 0x540e, 0x5453, 0x5459, 0x545a, 0x5458, 0x5454, 0x545b
TIOCSERSWILD, TIOCSER_TEMT, TIOCSETD, TIOCSLCKTRMIOS, TIOCSPGRP, TIOCSSERIAL, TIOCSSOFTCAR, TIOCSTI = 0x5455, 1, 0x5423, 0x5457, 0x5410, 0x541f, 0x541a, 0x5412
TIOCSWINSZ, TOSTOP, VDISCARD, VEOF, VEOL, VEOL2, VERASE, VINTR = 0x5414, 256, 13, 4, 11, 16, 2, 0
VKILL, VLNEXT, VMIN, VQUIT, VREPRINT, VSTART, VSTOP, VSUSP = 3, 15, 6, 1, 12, 8, 9, 10
VSWTC, VSWTCH, VT0, VT1, VTDLY, VTIME, VWERASE, XCASE = 7, 7, 0, 0x4000, 0x4000, 5, 14, 4
XTABS = 0x1800

# Four words of flags, the line discipline, and the characters.
_LAYOUT = _struct.Struct("IIIIB19s")
_CHARACTERS, _SET, _GET_SIZE, _SET_SIZE, _SEND_BREAK, _FLOW, _FLUSH, _DRAIN = 19, 0x5402, 0x5413, 0x5414, 0x5409, 0x540a, 0x540b, 0x5409
_SPEEDS = 0o10017


def _request(fd, request, argument=0):
    try:
        return _ioctl(_descriptor(fd), request, argument)
    except OSError as failure:
        raise error(failure.errno, failure.strerror) from None


def tcgetattr(fd, /):
    input, output, control, local, line, characters = _LAYOUT.unpack(_request(fd, TCGETS, bytes(_LAYOUT.size)))
    speed = control & _SPEEDS
    listed = [characters[i:i + 1] for i in range(_CHARACTERS)] + [b"\0"] * (NCCS - _CHARACTERS)
    if not local & ICANON:
        listed[VMIN], listed[VTIME] = characters[VMIN], characters[VTIME]
    return [input, output, control, local, speed, speed, listed]


def tcsetattr(fd, when, attributes, /):
    fd = _descriptor(fd)
    if not isinstance(attributes, list) or len(attributes) != 7:
        raise TypeError("tcsetattr, arg 3: must be 7 element list")
    input, output, control, local, input_speed, output_speed, listed = attributes
    if not isinstance(listed, list) or len(listed) != NCCS:
        raise TypeError(f"tcsetattr: attributes[6] must be {NCCS} element list")
    if when not in (TCSANOW, TCSADRAIN, TCSAFLUSH):
        raise error(22, "Invalid argument")
    characters = bytearray(_CHARACTERS)
    for i, character in enumerate(listed):
        if isinstance(character, bytes) and len(character) == 1:
            character = character[0]
        elif not isinstance(character, int):
            raise TypeError("tcsetattr: elements of attributes must be characters or integers")
        if i < _CHARACTERS:
            characters[i] = character
    line = _LAYOUT.unpack(_request(fd, TCGETS, bytes(_LAYOUT.size)))[4]
    control = control & ~_SPEEDS | output_speed & _SPEEDS
    words = [word & 0xffffffff for word in (input, output, control, local)]
    _request(fd, _SET + when, _LAYOUT.pack(*words, line, bytes(characters)))


def tcsendbreak(fd, duration, /):
    _request(fd, _SEND_BREAK, 0)


def tcdrain(fd, /):
    # A break of a length that is not zero: waits, and sends none.
    _request(fd, _DRAIN, 1)


def tcflush(fd, queue, /):
    _request(fd, _FLUSH, queue)


def tcflow(fd, action, /):
    _request(fd, _FLOW, action)


def tcgetwinsize(fd, /):
    return _struct.unpack("HHHH", _request(fd, _GET_SIZE, bytes(8)))[:2]


def tcsetwinsize(fd, winsize, /):
    if len(winsize) != 2:
        raise TypeError("tcsetwinsize, arg 2: must be a two-item sequence")
    rows, columns = winsize
    former = _struct.unpack("HHHH", _request(fd, _GET_SIZE, bytes(8)))
    _request(fd, _SET_SIZE, _struct.pack("HHHH", rows, columns, *former[2:]))
