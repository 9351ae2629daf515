// str.format: https://docs.python.org/3/library/string.html#format-string-syntax
// A cursor over the format; every field may run Python code (attributes, items, __format__), so each step leaves its state in a list
// and can be gone on with. Attribute and item access inside fields is the prelude's (format_field).
namespace Stackless.Runtime;

static unsafe class StrFormat
{
    // State: format, arguments, keywords (a mapping), position, next automatic index (-1: numbered by hand), pieces, spec of the field.
    const int Format = 0, Arguments = 1, Keywords = 2, Position = 3, Automatic = 4, Pieces = 5, Spec = 6, ConversionFlag = 7;

    static readonly Continuation ObjectReady = new("format.object", &AfterObject);
    static readonly Continuation SpecReady = new("format.spec", &AfterSpec);
    static readonly Continuation Converted = new("format.converted", &AfterConversion);
    static readonly Continuation FieldReady = new("format.field", &AfterField);
    static readonly Continuation LookedUp = new("format.lookup", &AfterLookup);

    /// <param name="arguments">Null where there can be none.</param>
    public static Value Run(ThreadState ts, PyStr format, Value[]? arguments, Value keywords) => Go(ts, new PyList([
        new Value(format), arguments is null ? Value.None : new Value(new PyTuple(arguments)), keywords, Value.Int(0), Value.Int(0), new Value(new PyList()), Value.None, Value.None]));

    static Value Go(ThreadState ts, PyList state)
    {
        var format = (PyStr)state[Format].Object;
        var pieces = (PyList)state[Pieces].Object;
        var at = (int)state[Position].Bits;
        var start = at;
        for (; at < format.Length; at++)
        {
            var c = format[at];
            if (c != '{' && c != '}')
            {
                continue;
            }
            if (at + 1 < format.Length && format[at + 1] == c)
            {
                pieces.Append(new Value(format.Slice(start, at + 1 - start)));
                at++;
                start = at + 1;
                continue;
            }
            if (c == '}')
            {
                return ts.Raise(BuiltinTypes.ValueError, "Single '}' encountered in format string");
            }
            if (at + 1 == format.Length)
            {
                return ts.Raise(BuiltinTypes.ValueError, "Single '{' encountered in format string");
            }
            pieces.Append(new Value(format.Slice(start, at - start)));
            return Field(ts, state, format, at + 1);
        }
        pieces.Append(new Value(format.Slice(start, format.Length - start)));
        return PyStr.Empty.Join(ts, state[Pieces]);
    }

    // One replacement field, up to its closing brace.
    static Value Field(ThreadState ts, PyList state, PyStr format, int at)
    {
        int end = at, depth = 0, bracket = 0, nameEnd = -1;
        for (; end < format.Length; end++)
        {
            var c = format[end];
            if (nameEnd < 0 && c == '[')
            {
                bracket++;
            }
            else if (nameEnd < 0 && c == ']' && bracket > 0)
            {
                bracket--;
            }
            else if (bracket > 0)
            {
                continue;
            }
            else if (c == '{')
            {
                if (nameEnd < 0)
                {
                    return ts.Raise(BuiltinTypes.ValueError, "unexpected '{' in field name");
                }
                depth++;
            }
            else if (c == '}' && depth-- == 0)
            {
                break;
            }
            else if (c is '!' or ':' && nameEnd < 0)
            {
                nameEnd = end;
            }
        }
        if (end >= format.Length)
        {
            return ts.Raise(BuiltinTypes.ValueError, bracket > 0 ? "expected '}' before end of string" : "expected '}' before end of string");
        }
        if (nameEnd < 0)
        {
            nameEnd = end;
        }
        var specStart = nameEnd;
        state[ConversionFlag] = Value.None;
        if (nameEnd < end && format[nameEnd] == '!')
        {
            if (nameEnd + 1 >= end)
            {
                return ts.Raise(BuiltinTypes.ValueError, "unmatched '{' in format spec");
            }
            var flag = format[nameEnd + 1];
            specStart = nameEnd + 2;
            if (specStart < end && format[specStart] != ':')
            {
                return ts.Raise(BuiltinTypes.ValueError, "expected ':' after conversion specifier");
            }
            if (flag is not ('r' or 's' or 'a'))
            {
                return ts.Raise(BuiltinTypes.ValueError, $"Unknown conversion specifier {char.ConvertFromUtf32(flag)}");
            }
            state[ConversionFlag] = Value.Int(flag);
        }
        state[Spec] = new Value(specStart < end ? format.Slice(specStart + 1, end - specStart - 1) : PyStr.Empty);
        state[Position] = Value.Int(end + 1);
        return Find(ts, state, format.Slice(at, nameEnd - at));
    }

    static Value Find(ThreadState ts, PyList state, PyStr field)
    {
        var split = 0;
        while (split < field.Length && field[split] is not ('.' or '['))
        {
            split++;
        }
        var first = field.Slice(0, split);
        var rest = field.Slice(split, field.Length - split);
        Value found;
        var isNumber = first.Length > 0;
        for (var i = 0; i < first.Length; i++)
        {
            isNumber &= first[i] is >= '0' and <= '9';
        }
        if (first.Length == 0 || isNumber)
        {
            var automatic = state[Automatic].Bits;
            long index;
            if (first.Length == 0)
            {
                if (automatic < 0)
                {
                    return ts.Raise(BuiltinTypes.ValueError, "cannot switch from manual field specification to automatic field numbering");
                }
                index = automatic;
                state[Automatic] = Value.Int(automatic + 1);
            }
            else
            {
                if (automatic > 0)
                {
                    return ts.Raise(BuiltinTypes.ValueError, "cannot switch from automatic field numbering to manual field specification");
                }
                state[Automatic] = Value.Int(-1);
                if (!long.TryParse(first.Text, out index))
                {
                    return ts.Raise(BuiltinTypes.ValueError, "Too many decimal digits in format string");
                }
            }
            if (state[Arguments].Object is not PyTuple { Items: var arguments })
            {
                return ts.Raise(BuiltinTypes.ValueError, "Format string contains positional fields");
            }
            if (index >= arguments.Length)
            {
                return ts.Raise(BuiltinTypes.IndexError, $"Replacement index {index} out of range for positional args tuple");
            }
            found = arguments[index];
        }
        else
        {
            found = Items.Load(ts, state[Keywords], new Value(first));
        }
        return ts.Then(found, LookedUp, new Value(state), new Value(rest));
    }

    static Value AfterLookup(ThreadState ts, Value found, Value state, Value rest, Value c) => rest.Object is PyStr { Length: 0 }
        ? AfterObject(ts, found, state, default, default)
        : ts.Then(Prelude.Call(ts, PreludeNames.FormatField, found, rest), ObjectReady, state);

    static Value AfterObject(ThreadState ts, Value found, Value state, Value b, Value c)
    {
        var list = (PyList)state.Object;
        var flag = list[ConversionFlag];
        var text = flag.IsNone ? found : flag.Bits switch
        {
            'r' => Representation.Repr(ts, found),
            's' => Representation.Str(ts, found),
            _ => Representation.Ascii(ts, found),
        };
        return ts.Then(text, Converted, state);
    }

    static Value AfterConversion(ThreadState ts, Value text, Value state, Value b, Value c)
    {
        var list = (PyList)state.Object;
        var spec = (PyStr)list[Spec].Object;
        if (spec.IndexOf(PyStr.Character('{'), 0, spec.Length) < 0)
        {
            return AfterSpec(ts, list[Spec], state, text, default);
        }
        // A specification with fields of its own: formatted by the same rules, sharing the automatic numbering.
        var inner = new PyList([list[Spec], list[Arguments], list[Keywords], Value.Int(0), list[Automatic], new Value(new PyList()), Value.None, Value.None]);
        return ts.Then(Go(ts, inner), SpecReady, state, text, new Value(inner));
    }

    static Value AfterSpec(ThreadState ts, Value spec, Value state, Value o, Value inner)
    {
        if (!inner.IsNull)
        {
            ((PyList)state.Object)[Automatic] = ((PyList)inner.Object)[Automatic];
        }
        return ts.Then(Representation.Format(ts, o, (PyStr)spec.Object), FieldReady, state);
    }

    static Value AfterField(ThreadState ts, Value text, Value state, Value b, Value c)
    {
        var list = (PyList)state.Object;
        ((PyList)list[Pieces].Object).Append(text);
        return Go(ts, list);
    }
}
