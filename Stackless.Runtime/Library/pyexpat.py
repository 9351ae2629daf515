# The module pyexpat: the interface of Expat on .NET's XML reader (_xml), which reads whole documents: at each piece what has come in is read again from its
# beginning, and handlers are called for what is new; of a long document this is done when it is twice as long. Not built: external entities, and the default handlers, which see the source text. https://docs.python.org/3/library/pyexpat.html

import re

import _xml
from types import ModuleType as _Module

EXPAT_VERSION = "expat_2.6.4"
version_info = (2, 6, 4)
native_encoding = "UTF-8"
features = [("sizeof(XML_Char)", 1), ("sizeof(XML_LChar)", 1), ("XML_DTD", 0), ("XML_NS", 0)]
XML_PARAM_ENTITY_PARSING_NEVER, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE, XML_PARAM_ENTITY_PARSING_ALWAYS = 0, 1, 2

_MESSAGES = {
    1: ("NO_MEMORY", "out of memory"), 2: ("SYNTAX", "syntax error"), 3: ("NO_ELEMENTS", "no element found"),
    4: ("INVALID_TOKEN", "not well-formed (invalid token)"), 5: ("UNCLOSED_TOKEN", "unclosed token"), 6: ("PARTIAL_CHAR", "partial character"),
    7: ("TAG_MISMATCH", "mismatched tag"), 8: ("DUPLICATE_ATTRIBUTE", "duplicate attribute"), 9: ("JUNK_AFTER_DOC_ELEMENT", "junk after document element"),
    10: ("PARAM_ENTITY_REF", "illegal parameter entity reference"), 11: ("UNDEFINED_ENTITY", "undefined entity"),
    12: ("RECURSIVE_ENTITY_REF", "recursive entity reference"), 13: ("ASYNC_ENTITY", "asynchronous entity"),
    14: ("BAD_CHAR_REF", "reference to invalid character number"), 15: ("BINARY_ENTITY_REF", "reference to binary entity"),
    16: ("ATTRIBUTE_EXTERNAL_ENTITY_REF", "reference to external entity in attribute"),
    17: ("MISPLACED_XML_PI", "XML or text declaration not at start of entity"), 18: ("UNKNOWN_ENCODING", "unknown encoding"),
    19: ("INCORRECT_ENCODING", "encoding specified in XML declaration is incorrect"), 20: ("UNCLOSED_CDATA_SECTION", "unclosed CDATA section"),
    27: ("UNBOUND_PREFIX", "unbound prefix"), 33: ("SUSPENDED", "parser suspended"), 36: ("FINISHED", "parsing finished"),
    43: ("AMPLIFICATION_LIMIT_BREACH", "limit on input amplification factor (from DTD and entities) breached"),
}

errors = _Module("pyexpat.errors", "Constants used to describe error conditions.")
errors.codes = {text: code for code, (name, text) in _MESSAGES.items()}
errors.messages = {code: text for code, (name, text) in _MESSAGES.items()}
for _name, _text in _MESSAGES.values():
    setattr(errors, "XML_ERROR_" + _name, _text)

model = _Module("pyexpat.model", "Constants used to interpret content model information.")
for _number, _name in enumerate(("EMPTY", "ANY", "MIXED", "NAME", "CHOICE", "SEQ"), 1):
    setattr(model, "XML_CTYPE_" + _name, _number)
for _number, _name in enumerate(("NONE", "OPT", "REP", "PLUS")):
    setattr(model, "XML_CQUANT_" + _name, _number)

# What .NET's messages say, in the order in which they are looked for.
_CAUSES = (
    ("unknown encoding", 18), ("does not match the end tag", 7),
    ("Unexpected end tag", 4), ("multiple root elements", 9), ("is a duplicate attribute", 8), ("undeclared entity", 11),
    ("undeclared prefix", 27), ("infinite entity reference", 12), ("MaxCharactersFromEntities", 43), ("Unexpected XML declaration", 17))

_HANDLERS = (
    "StartElementHandler", "EndElementHandler", "CharacterDataHandler", "ProcessingInstructionHandler", "CommentHandler",
    "StartCdataSectionHandler", "EndCdataSectionHandler", "StartNamespaceDeclHandler", "EndNamespaceDeclHandler", "XmlDeclHandler",
    "StartDoctypeDeclHandler", "EndDoctypeDeclHandler", "DefaultHandler", "DefaultHandlerExpand", "ElementDeclHandler", "AttlistDeclHandler",
    "EntityDeclHandler", "NotationDeclHandler", "UnparsedEntityDeclHandler", "ExternalEntityRefHandler", "SkippedEntityHandler", "NotStandaloneHandler")


class ExpatError(Exception):
    __module__ = "xml.parsers.expat"


error = ExpatError


def ErrorString(code, /):
    return errors.messages.get(code)


class XMLParserType:
    __module__ = "pyexpat"
    __qualname__ = "xmlparser"

    def __init__(self, encoding, separator, intern):
        self._encoding, self._separator = encoding, separator
        self._pieces, self._is_text, self._is_finished = [], False, False
        # How much came in, how much of it was whole and how much a beginning when it was last read, how many events were told, and when it is read again.
        self._size = self._whole = self._unread = self._told = self._due = 0
        self._defers = True
        self._is_complete = False
        self._base = None
        # The namespaces that each open element has declared.
        self._declared = []
        self.intern = {} if intern is None else intern
        self.__dict__.update(dict.fromkeys(_FLAGS, False))
        self.buffer_size = 8192
        self.buffer_used = 0
        self.ErrorCode = self.ErrorColumnNumber = self.CurrentColumnNumber = 0
        self.ErrorLineNumber = self.CurrentLineNumber = 1
        self.ErrorByteIndex = self.CurrentByteIndex = -1
        for name in _HANDLERS:
            setattr(self, name, None)

    # ---- settings ----------------------------------------------------------------------------------------------------------------

    def SetBase(self, base, /):
        self._base = base

    def GetBase(self):
        return self._base

    def GetInputContext(self):
        return None

    def SetParamEntityParsing(self, flag, /):
        return 1

    def UseForeignDTD(self, flag=True, /):
        if flag:
            raise NotImplementedError("pyexpat: external document types are not built")

    def ExternalEntityParserCreate(self, context, encoding=None, /):
        raise NotImplementedError("pyexpat: external entities are not built")

    def GetReparseDeferralEnabled(self):
        return self._defers

    def SetReparseDeferralEnabled(self, enabled, /):
        self._defers = bool(enabled)

    # ---- parsing -----------------------------------------------------------------------------------------------------------------

    def ParseFile(self, file, /):
        while data := file.read(1 << 16):
            self.Parse(data)
        return self.Parse(b"", True)

    def Parse(self, data, isfinal=False, /):
        if self._is_finished:
            self._fail(36, self.CurrentLineNumber, self.CurrentColumnNumber)
        if isinstance(data, str):
            self._is_text = True
            data = data.encode("utf-8", "surrogatepass")
        self._pieces.append(bytes(data))
        self._size += len(data)
        self._is_complete = self._is_complete and not data
        if not isfinal and self._size < (max(self._due, self._whole + 2 * self._unread) if self._defers else self._due):
            return 1
        self._is_finished = bool(isfinal)
        if isfinal and self._is_complete:
            return 1
        document = b"".join(self._pieces)
        self._pieces[:] = [document]
        if not isfinal:
            document = self._complete(document)
        if document or isfinal:
            # A short beginning is none to .NET.
            self._read(document if isfinal else document.ljust(16), isfinal)
        return 1

    # What has come in so far, up to the end of its last token that is one.
    def _complete(self, document):
        whole = document[:document.rfind(b">") + 1]
        # As Expat does: what brought nothing but the beginning of a token waits until it has doubled.
        self._unread = len(document) - len(whole) if len(whole) == self._whole and b"<" in document[len(whole):] else 0
        self._whole = len(whole)
        # Whatever is read is read from the beginning: of much, seldom.
        self._due = 0 if self._size < 1 << 16 else 2 * self._size
        start = document[:4].lstrip()
        if b"\0" in start or start[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return b""
        return whole if whole or not start or start[:1] in b"<\xef" else document

    def _read(self, document, isfinal):
        events, failure = _xml.read(*self._decoded(document))
        events = self._joined(events)
        is_open = failure is not None and not isfinal and (self._is_end(failure[0], failure[3], document) or self._is_behind(failure[1:3], document.rstrip(b" ")))
        if is_open and events and events[-1][0] == "text":
            # There may be more of it.
            events.pop()
        for event in events[self._told:]:
            self._told += 1
            kind, self.CurrentLineNumber, self.CurrentColumnNumber, *rest = event
            getattr(self, "_on_" + kind)(*rest)
        self._is_complete = failure is None and len(document.rstrip()) == len(self._pieces[0].rstrip())
        if failure is not None and not is_open:
            text, line, column, has_root = failure
            code = self._code(text, has_root, document)
            if code == 3:
                last = document.decode("utf-8", "replace").rpartition("\n")
                line, column = document.count(b"\n") + 1, len(last[2])
            elif code == 11 or "multiple root elements" in text:
                column -= 1  # .NET points at the name
            self._is_finished = True
            self._fail(code, max(line, 1), max(column, 0))

    # .NET reads a few encodings; of the others Python has, Expat takes those in which a character is one byte.
    def _decoded(self, document):
        if self._is_text:
            return document, "utf-8"
        declared = _ENCODING.match(document)
        name = self._encoding or declared and declared[1].decode()
        if name is None or name.lower() in ("utf-8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "iso-8859-1"):
            return document, self._encoding
        if len(bytes(range(256)).decode(name, "replace")) != 256:
            raise ValueError("multi-byte encodings are not supported")
        return document.decode(name, "replace").encode(), "utf-8"

    # Text that entities or character references have split is one text, if that is wished.
    def _joined(self, events):
        if not self.buffer_text:
            return list(events)
        joined = []
        for event in events:
            if event[0] == "text" and joined and joined[-1][0] == "text":
                joined[-1] = *joined[-1][:3], joined[-1][3] + event[3]
            else:
                joined.append(event)
        return joined

    # A document type that is not whole is wrong for many reasons, all of which are found where what there is of it ends.
    def _is_behind(self, place, document):
        return place >= (document.count(b"\n") + 1, len(document[document.rfind(b"\n") + 1:].decode("utf-8", "replace")))

    # .NET says of documents of a few bytes that they are invalid, too, if they only begin an element.
    def _is_end(self, text, has_root, document):
        return "Unexpected end of file" in text or "Root element is missing" in text or "root level is invalid" in text and not has_root and document.lstrip()[:1] == b"<"

    def _code(self, text, has_root, document):
        if self._is_end(text, has_root, document):
            return 3
        for cause, code in _CAUSES:
            if cause in text:
                return code
        if "root level is invalid" in text:
            return 9 if has_root else 2
        return 4

    def _fail(self, code, line, column):
        self.ErrorCode, self.ErrorLineNumber, self.ErrorColumnNumber = code, line, column
        e = ExpatError(f"{ErrorString(code)}: line {line}, column {column}")
        e.code, e.lineno, e.offset = code, line, column
        raise e

    # ---- events ------------------------------------------------------------------------------------------------------------------

    def _interned(self, name):
        return self.intern.setdefault(name, name)

    def _name(self, written, local, prefix, namespace):
        if self._separator is None:
            return self._interned(written)
        if not namespace:
            return self._interned(local)
        parts = [namespace, local, prefix] if self.namespace_prefixes and prefix else [namespace, local]
        return self._interned(self._separator.join(parts))

    def _on_start(self, written, local, prefix, namespace, attributes):
        flat, declared = [], []
        for name, attribute, its_prefix, its_namespace, value, is_specified in attributes:
            is_declaration = name == "xmlns" or its_prefix == "xmlns"
            if is_declaration and self._separator is not None:
                declared.append((attribute if its_prefix else None, value))
            elif is_specified or not self.specified_attributes:
                flat += [self._name(name, attribute, its_prefix, its_namespace), value]
        self._declared.append(declared)
        if self.StartNamespaceDeclHandler is not None:
            for its_prefix, uri in declared:
                self.StartNamespaceDeclHandler(its_prefix, uri)
        if self.StartElementHandler is not None:
            self.StartElementHandler(self._name(written, local, prefix, namespace),
                                     flat if self.ordered_attributes else dict(zip(flat[::2], flat[1::2])))

    def _on_end(self, written, local, prefix, namespace):
        if self.EndElementHandler is not None:
            self.EndElementHandler(self._name(written, local, prefix, namespace))
        declared = self._declared.pop()
        if self.EndNamespaceDeclHandler is not None:
            for its_prefix, _ in reversed(declared):
                self.EndNamespaceDeclHandler(its_prefix)

    def _on_text(self, text):
        if self.CharacterDataHandler is not None:
            # Expat gives the lines apart, unless its buffer collects them.
            for piece in [text] if self.buffer_text else [p for line in text.splitlines(True) for p in (line.rstrip("\n"), line[len(line.rstrip("\n")):]) if p]:
                self.CharacterDataHandler(piece)

    def _on_cdata(self, text):
        if self.StartCdataSectionHandler is not None:
            self.StartCdataSectionHandler()
        if text:
            self._on_text(text)
        if self.EndCdataSectionHandler is not None:
            self.EndCdataSectionHandler()

    def _on_comment(self, text):
        if self.CommentHandler is not None:
            self.CommentHandler(text)

    def _on_instruction(self, target, data):
        if self.ProcessingInstructionHandler is not None:
            self.ProcessingInstructionHandler(target, data)

    def _on_declaration(self, version, encoding, standalone):
        if self.XmlDeclHandler is not None:
            self.XmlDeclHandler(version, encoding, standalone)

    def _on_doctype(self, name, system, public, subset):
        if self.StartDoctypeDeclHandler is not None:
            self.StartDoctypeDeclHandler(name, system, public, int(bool(subset)))
        for match in _DECLARATION.finditer(subset):
            self._declare(match)
        if self.EndDoctypeDeclHandler is not None:
            self.EndDoctypeDeclHandler()

    def _declare(self, match):
        kind, name = match["kind"], match["name"]
        if kind is None:  # a comment or an instruction
            return
        if kind == "ELEMENT":
            if self.ElementDeclHandler is not None:
                self.ElementDeclHandler(name, _model(match["rest"].strip()))
        elif kind == "ATTLIST":
            if self.AttlistDeclHandler is not None:
                for attribute, its_type, default in _ATTRIBUTE.findall(match["rest"]):
                    word, _, value = default.partition(" ") if default[0] == "#" else ("", "", default)
                    value = value.strip()[1:-1] if value.strip() else None
                    self.AttlistDeclHandler(name, attribute, re.sub(r"\s+", "", its_type), value, int(word in ("#REQUIRED", "#FIXED")))
        else:
            self._declare_outside(kind, name, bool(match["parameter"]), match["rest"].strip())

    # An entity or notation: a text of its own, or names of what is outside of the document.
    def _declare_outside(self, kind, name, is_parameter, rest):
        words = [a or b for a, b in _QUOTED.findall(rest)]
        if kind == "ENTITY" and rest[:1] in ("'", '"'):
            value = re.sub(r"&#(x?)([0-9a-fA-F]+);", lambda m: chr(int(m[2], 16 if m[1] else 10)), words[0])
            system = public = notation = None
        else:
            value, notation = None, None
            public = re.sub(r"\s+", " ", words[0]).strip() if rest.startswith("PUBLIC") else None
            system = words[-1] if words and (public is None or len(words) > 1) else None
            if found := re.search(r"\sNDATA\s+(\S+)\s*$", rest):
                notation = found[1]
        if kind == "NOTATION":
            if self.NotationDeclHandler is not None:
                self.NotationDeclHandler(name, self._base, system, public)
        elif notation is not None and self.UnparsedEntityDeclHandler is not None:
            self.UnparsedEntityDeclHandler(name, self._base, system, public, notation)
        elif self.EntityDeclHandler is not None:
            self.EntityDeclHandler(name, int(is_parameter), value, self._base, system, public, notation)

    def _on_entity(self, name):
        if self.SkippedEntityHandler is not None:
            self.SkippedEntityHandler(name, False)


_ENCODING = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""")

# Settings that are true or false, whatever they are set to.
_FLAGS = ("buffer_text", "ordered_attributes", "specified_attributes", "namespace_prefixes")
for _name in _FLAGS:
    setattr(XMLParserType, _name, property(lambda self, name=_name: self.__dict__[name], lambda self, value, name=_name: self.__dict__.__setitem__(name, bool(value))))

# What stands in a document type's internal subset.
_DECLARATION = re.compile(r"""<!--.*?--> | <\?.*?\?> | <!(?P<kind>ENTITY|ELEMENT|ATTLIST|NOTATION)\s+(?P<parameter>%\s+)?(?P<name>[^\s>]+)
    (?P<rest>(?:"[^"]*"|'[^']*'|[^>"'])*)>""", re.VERBOSE | re.DOTALL)
_QUOTED = re.compile(r""""([^"]*)"|'([^']*)'""")
_ATTRIBUTE = re.compile(r"""\s*(\S+)\s+(NOTATION\s*\([^)]*\)|\([^)]*\)|\w+)\s+(\#REQUIRED|\#IMPLIED|(?:\#FIXED\s+)?(?:"[^"]*"|'[^']*'))""", re.VERBOSE)
_QUANTIFIERS = {"": 0, "?": 1, "*": 2, "+": 3}
_EMPTY, _ANY, _MIXED, _NAME, _CHOICE, _SEQUENCE = 1, 2, 3, 4, 5, 6


def _model(text):
    """An element's content as expat describes it: (type, quantifier, name, children)."""
    if text in ("EMPTY", "ANY"):
        return _EMPTY if text == "EMPTY" else _ANY, 0, None, ()
    tokens = re.findall(r"\)[?*+]?|[(|,]|[^\s()|,]+", text)
    stack = [[None, []]]
    for token in tokens:
        if token == "(":
            stack.append([_SEQUENCE, []])
        elif token[0] == ")":
            kind, children = stack.pop()
            if children and children[0] == "#PCDATA":
                kind, children = _MIXED, children[1:]
            stack[-1][1].append((kind, _QUANTIFIERS[token[1:]], None, tuple(children)))
        elif token in "|,":
            stack[-1][0] = _CHOICE if token == "|" else _SEQUENCE
        elif token == "#PCDATA":
            stack[-1][1].append(token)
        else:
            quantifier = token[-1] if token[-1] in "?*+" else ""
            stack[-1][1].append((_NAME, _QUANTIFIERS[quantifier], token.removesuffix(quantifier), ()))
    return stack[0][1][0]


def ParserCreate(encoding=None, namespace_separator=None, intern=None):
    if encoding is not None and not isinstance(encoding, str):
        raise TypeError(f"ParserCreate() argument 'encoding' must be str or None, not {type(encoding).__name__}")
    if namespace_separator is not None:
        if not isinstance(namespace_separator, str):
            raise TypeError(f"ParserCreate() argument 'namespace_separator' must be str or None, not {type(namespace_separator).__name__}")
        if len(namespace_separator) > 1:
            raise ValueError("namespace_separator must be at most one character, omitted, or None")
    return XMLParserType(encoding, namespace_separator, intern)
