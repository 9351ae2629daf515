// Code objects as Python sees them. What a function refers to - names, constants, the functions inside it - is read from the instructions of the
// evaluator, which every function has that was compiled in this process or read from an image; of what was built as an assembly only the docstring is known.
// https://docs.python.org/3/reference/datamodel.html#code-objects
namespace Stackless.Runtime;

[PyType("code", IsHidden = true, Id = "Code")]
public sealed unsafe partial class Code
{
    const long IsOptimized = 1, HasNewLocals = 2, HasDocstring = 0x4000000;

    static Value Names(ReadOnlySpan<PyStr> names)
    {
        var items = new Value[names.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = new Value(names[i]);
        }
        return new Value(PyTuple.Of(items));
    }

    // The namespace that a class body or executed text gets is no parameter to Python.
    int HiddenCount => HasNamespace ? 1 : 0;

    [PyMethod("__repr__")]
    public string Repr() => $"<code object {Name} at 0x{Identity.Of(new Value(this)):x}, file \"{FileName}\", line {FirstLine}>";

    [PyMethod("__eq__")]
    public Value EqualsMethod(Value other) => other.Object is Code code ? Value.Bool(IsSameAs(code)) : Value.NotImplemented;

    [PyMethod("__hash__")]
    public long HashMethod() => HashCode.Combine(Name, FirstLine, Hash, PositionalCount);

    // Compiled from the same source, and described the same.
    bool IsSameAs(Code other) => ReferenceEquals(this, other)
        || Name == other.Name && QualifiedName == other.QualifiedName && FirstLine == other.FirstLine && Flags == other.Flags && Hash == other.Hash
            && PositionalCount == other.PositionalCount && ParameterCount == other.ParameterCount && HasEqualConstants(other);

    bool HasEqualConstants(Code other)
    {
        var (mine, others) = (Contents.Constants, other.Contents.Constants);
        if (mine.Length != others.Length)
        {
            return false;
        }
        for (var i = 0; i < mine.Length; i++)
        {
            if (!AreSame(mine[i], others[i]))
            {
                return false;
            }
        }
        return true;
    }

    // Of the types that constants have: 1, True and 1.0 are three things here, and 0.0 and -0.0 are two.
    static bool AreSame(Value a, Value b) => Value.Same(a, b) || (a.Object, b.Object) switch
    {
        (PyStr one, PyStr other) => one.Equals(other),
        (PyBytes one, PyBytes other) => one.Span.SequenceEqual(other.Span),
        (PyInt one, PyInt other) => one.Number == other.Number,
        (PyComplex one, PyComplex other) => BitConverter.DoubleToInt64Bits(one.Real) == BitConverter.DoubleToInt64Bits(other.Real)
            && BitConverter.DoubleToInt64Bits(one.Imaginary) == BitConverter.DoubleToInt64Bits(other.Imaginary),
        (PyTuple one, PyTuple other) => one.Count == other.Count && !one.Items.Where((item, i) => !AreSame(item, other.Items[i])).Any(),
        (Code one, Code other) => one.IsSameAs(other),
        _ => false,
    };

    [PyGetter("co_name")]
    public string NameAttribute => Name;

    [PyGetter("co_qualname")]
    public string QualifiedNameAttribute => QualifiedName;

    [PyGetter("co_filename")]
    public string FileNameAttribute => FileName;

    [PyGetter("co_firstlineno")]
    public long FirstLineAttribute => FirstLine;

    [PyGetter("co_argcount")]
    public long ArgumentCount => PositionalCount - HiddenCount;

    [PyGetter("co_posonlyargcount")]
    public long PositionalOnly => PositionalOnlyCount;

    [PyGetter("co_kwonlyargcount")]
    public long KeywordOnly => KeywordOnlyCount;

    [PyGetter("co_nlocals")]
    public long LocalCount => VariableNames.Length - Math.Min(HiddenCount, VariableNames.Length);

    /// <summary>As CPython orders them: positional, keyword-only, *args, **kwargs, then the rest.</summary>
    [PyGetter("co_varnames")]
    public Value VariableNamesAttribute
    {
        get
        {
            if (HasNamespace)
            {
                return Names(VariableNames.AsSpan(Math.Min(1, VariableNames.Length)));
            }
            if (!HasVarArgs || KeywordOnlyCount == 0)
            {
                return Names(VariableNames);
            }
            var ordered = (PyStr[])VariableNames.Clone();
            Array.Copy(VariableNames, PositionalCount + 1, ordered, PositionalCount, KeywordOnlyCount);
            ordered[PositionalCount + KeywordOnlyCount] = VariableNames[PositionalCount];
            return Names(ordered);
        }
    }

    [PyGetter("co_freevars")]
    public Value FreeVariables => Names(FreeNames);

    [PyGetter("co_cellvars")]
    public Value CellVariables => Names(Contents.CellNames);

    /// <summary>Globals, attributes, and what an executed text or class body stores.</summary>
    [PyGetter("co_names")]
    public Value GlobalNames => Names(Contents.Names);

    [PyGetter("co_consts")]
    public Value Constants => new(PyTuple.Of([.. Contents.Constants]));

    [PyGetter("co_flags")]
    public long FlagBits => ((long)Flags & 0xffff & ~((Flags & (CodeFlags.IsCoroutine | CodeFlags.IsAsyncGenerator)) != 0 ? (long)CodeFlags.IsGenerator : 0)) | (HasNamespace || Name == "<module>" ? 0 : IsOptimized | HasNewLocals) | (Doc.IsNone ? 0 : HasDocstring);

    /// <summary>(line, end line, column, end column) by site; tb_lasti is twice the site, as in CPython's code units.</summary>
    [PyMethod("co_positions")]
    public Value Positions(ThreadState ts)
    {
        var list = new PyList();
        for (var i = 0; i < Sites.Count; i++)
        {
            var p = Sites.Position(i);
            list.Append(new Value(ts.Interpreter.HidesColumns
                ? PyTuple.Of(Value.Int(p.Line), Value.Int(p.Line), Value.None, Value.None)
                : PyTuple.Of(Value.Int(p.Line), Value.Int(p.EndLine), Value.Int(p.Column), Value.Int(p.EndColumn))));
        }
        return new Value(new PyListIterator(list));
    }

    /// <summary>(start, end, line) for each run of sites on one line.</summary>
    [PyMethod("co_lines")]
    public Value Lines()
    {
        var list = new PyList();
        for (int start = 0, end; start < Sites.Count; start = end)
        {
            var line = Sites.Position(start).Line;
            for (end = start + 1; end < Sites.Count && Sites.Position(end).Line == line; end++)
            {
            }
            list.Append(new Value(PyTuple.Of(Value.Int(2 * start), Value.Int(2 * end), Value.Int(line))));
        }
        // Lines of which no operation has a site have places behind those.
        for (var i = 0; i < Sites.Lines.Length; i++)
        {
            if (PlaceOf(Sites.Lines[i].Line) is var place && place == 2 * (Sites.Count + i))
            {
                list.Append(new Value(PyTuple.Of(Value.Int(place), Value.Int(place + 2), Value.Int(Sites.Lines[i].Line))));
            }
        }
        return new Value(new PyListIterator(list));
    }

    /// <summary>What <c>f_lasti</c> is at the start of a line: a place that <see cref="Lines"/> gives that line.</summary>
    internal int PlaceOf(int line)
    {
        for (var i = 0; i < Sites.Count; i++)
        {
            if (Sites.Position(i).Line == line)
            {
                return 2 * i;
            }
        }
        return 2 * (Sites.Count + Math.Max(0, Array.FindIndex(Sites.Lines, mark => mark.Line == line)));
    }

    /// <summary>Nothing here branches by instructions that could be monitored.</summary>
    [PyMethod("co_branches")]
    public Value Branches() => new(new PyListIterator(new PyList()));

    /// <summary>A copy that is called otherwise, or may be awaited; the compiled instructions are what they are.</summary>
    [PyMethod("replace")]
    public Value Replace(ThreadState ts, [Keyword] PyDict changes) => ReplaceMethod(ts, changes);

    /// <summary>What copy.replace() calls.</summary>
    [PyMethod("__replace__")]
    public Value ReplaceMethod(ThreadState ts, [Keyword] PyDict changes)
    {
        string name = Name, qualifiedName = QualifiedName, file = FileName;
        long line = FirstLine, flags = FlagBits;
        foreach (var (key, value) in changes.Pairs())
        {
            var field = ((PyStr)key.Object).Text;
            switch (field)
            {
                case "co_name" when value.Object is PyStr given:
                    name = given.Text;
                    break;
                case "co_qualname" when value.Object is PyStr given:
                    qualifiedName = given.Text;
                    break;
                case "co_filename" when value.Object is PyStr given:
                    file = given.Text;
                    break;
                case "co_firstlineno" when value.IsInt:
                    line = value.Bits;
                    break;
                case "co_flags" when value.IsInt && ((value.Bits ^ flags) & ~(long)CodeFlags.IsIterableCoroutine) == 0:
                    flags = value.Bits;
                    break;
                default:
                    if (FieldOf(field) is { IsNull: false } present && AreSame(present, value))
                    {
                        break; // what it has anyhow: who copies code often names everything
                    }
                    return ts.Raise(BuiltinTypes.NotImplementedError, $"a code object's {field} cannot be replaced: it is compiled");
            }
        }
        return new Value(With(name, qualifiedName, file, (int)line,
            Flags & ~CodeFlags.IsIterableCoroutine | (CodeFlags)flags & CodeFlags.IsIterableCoroutine));
    }

    Value FieldOf(string name) => name switch
    {
        "co_argcount" => Value.Int(ArgumentCount),
        "co_posonlyargcount" => Value.Int(PositionalOnly),
        "co_kwonlyargcount" => Value.Int(KeywordOnly),
        "co_nlocals" => Value.Int(LocalCount),
        "co_stacksize" => Value.Int(StackSize),
        "co_varnames" => VariableNamesAttribute,
        "co_freevars" => FreeVariables,
        "co_cellvars" => CellVariables,
        "co_names" => GlobalNames,
        "co_consts" => Constants,
        "co_code" => Bytecode,
        "co_linetable" => LineTable,
        "co_exceptiontable" => ExceptionTable,
        _ => default,
    };

    [PyGetter("co_stacksize")]
    public long StackSize => SlotCount;

    /// <summary>What CPython's instructions would say of the names that are read, then instructions that do nothing and tell this code from other code.</summary>
    [PyGetter("co_code")]
    public Value Bytecode
    {
        get
        {
            const byte noOperation = 27, extendedArgument = 69, loadAttribute = 80, loadGlobal = 92;
            const int attributeCaches = 9, globalCaches = 4;
            var code = new List<byte>();
            foreach (var (isGlobal, index) in Contents.Reads)
            {
                var argument = index << 1;
                for (var shift = 24; shift > 0; shift -= 8)
                {
                    if (argument >> shift != 0)
                    {
                        code.AddRange([extendedArgument, (byte)(argument >> shift)]);
                    }
                }
                code.AddRange([isGlobal ? loadGlobal : loadAttribute, (byte)argument]);
                code.AddRange(new byte[2 * (isGlobal ? globalCaches : attributeCaches)]);
            }
            foreach (var part in BitConverter.GetBytes(Hash))
            {
                code.AddRange([noOperation, part]);
            }
            return new Value(new PyBytes([.. code]));
        }
    }

    [PyGetter("_co_code_adaptive")]
    public Value AdaptiveBytecode => Bytecode;

    /// <summary>The variable of a number as instructions have it: parameters and variables, then those that inner functions use, then those of outer ones.</summary>
    [PyMethod("_varname_from_oparg")]
    public Value VariableOf(ThreadState ts, long oparg)
    {
        Value[] names = [.. ((PyTuple)VariableNamesAttribute.Object).Items, .. ((PyTuple)CellVariables.Object).Items, .. ((PyTuple)FreeVariables.Object).Items];
        return (ulong)oparg < (ulong)names.Length ? names[oparg] : ts.Raise(BuiltinTypes.IndexError, "tuple index out of range");
    }

    [PyGetter("co_linetable")]
    public Value LineTable => new(new PyBytes([]));

    [PyGetter("co_exceptiontable")]
    public Value ExceptionTable => new(new PyBytes([]));

    CodeContents Contents => contents ??= CodeContents.Of(this);

    CodeContents? contents;
}

/// <summary>What a function's instructions refer to, in the order in which they do.</summary>
sealed class CodeContents
{
    public PyStr[] Names { get; private init; } = [];
    public Value[] Constants { get; private init; } = [];
    public PyStr[] CellNames { get; private init; } = [];

    /// <summary>Names that are read, by their numbers in Names: globals, and attributes.</summary>
    public List<(bool IsGlobal, int Name)> Reads { get; private init; } = [];

    public static CodeContents Of(Code code)
    {
        var constants = new List<Value>();
        if (!code.Doc.IsNone)
        {
            constants.Add(code.Doc);
        }
        if (code.Evaluated is not { } function)
        {
            return new CodeContents { Constants = constants.Count > 0 ? [.. constants] : [Value.None] };
        }
        var names = new List<PyStr>();
        var reads = new List<(bool, int)>();
        var used = new HashSet<int>();
        for (var at = 0; at < function.Words.Length;)
        {
            at = Read(function, at, names, constants, used, reads);
        }
        var free = new HashSet<string>(function.Header.Texts.FreeNames);
        var cells = new List<PyStr>();
        foreach (var register in function.RegisterNames)
        {
            if (register is [EvaluatedFunction.CellMark, ..] && !free.Contains(register[1..]) && PyStr.InternWeakly(register[1..]) is var name && !cells.Contains(name))
            {
                cells.Add(name);
            }
        }
        return new CodeContents { Names = [.. names], Constants = [.. constants], CellNames = [.. cells], Reads = reads };
    }

    // One instruction; says where the next one is.
    static int Read(EvaluatedFunction function, int at, List<PyStr> names, List<Value> constants, HashSet<int> used, List<(bool, int)> reads)
    {
        var module = function.Module;
        var opcode = (Opcode)function.Words[at++];
        var namesVariable = opcode is Opcode.CheckBound or Opcode.LoadCell or Opcode.DeleteCell or Opcode.LoadSpecial;
        foreach (var part in Opcodes.FormatOf(opcode))
        {
            int word = function.Words[at++];
            switch (part)
            {
                case 'r' or 'o':
                    Constant(word);
                    break;
                case 'g':
                    Name(module.Names[module.Globals[word]]);
                    if (opcode is not (Opcode.StoreGlobal or Opcode.DeleteGlobal))
                    {
                        reads.Add((true, names.IndexOf(module.Names[module.Globals[word]])));
                    }
                    break;
                case 'a':
                    Name(module.Names[module.Entries[word]]);
                    if (opcode != Opcode.StoreAttr)
                    {
                        reads.Add((false, names.IndexOf(module.Names[module.Entries[word]])));
                    }
                    break;
                case 'n' when !namesVariable:
                    Name(module.Names[word]);
                    break;
                case 'f':
                    constants.Add(new Value(module.CodeOf(word)));
                    break;
                case 'j':
                    at++;
                    break;
                case 'l':
                    for (var end = at + word; at < end; at++)
                    {
                        Constant(function.Words[at]);
                    }
                    break;
            }
        }
        return at;

        void Name(PyStr name)
        {
            if (!names.Contains(name))
            {
                names.Add(name);
            }
        }

        void Constant(int operand)
        {
            if (operand >= Opcodes.FirstConstant && used.Add(operand) && function.Constants[operand - Opcodes.FirstConstant] is { IsNull: false } value)
            {
                constants.Add(value);
            }
        }
    }
}
