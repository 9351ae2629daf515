// What each opcode does. Layout of an opcode's bytes: input[0] is the opcode, its argument begins at input[1]; Position moves on only
// when all of it is here. https://docs.python.org/3/library/pickletools.html
using System.Globalization;
using System.Numerics;

namespace Stackless.Runtime;

sealed partial class UnpicklerFrame
{
    Outcome Execute(ThreadState ts, ref Value value)
    {
        if (!input.Has(1))
        {
            return Need(ts, 1, ref value);
        }
        var opcode = (PickleOpcode)input[0];
        var fixedLength = ArgumentLength(opcode);
        if (fixedLength >= 0)
        {
            if (!input.Has(1 + fixedLength))
            {
                return Need(ts, 1 + fixedLength, ref value);
            }
            var start = input.Position;
            input.Position += 1 + fixedLength;
            return ExecuteFixed(ts, opcode, start - input.Position, ref value);
        }
        if (IsLine(opcode))
        {
            return ExecuteLine(ts, opcode, ref value);
        }
        return ExecuteCounted(ts, opcode, ref value);
    }

    /// <summary>Bytes after the opcode, or -1: a line, or a count and so many bytes.</summary>
    static int ArgumentLength(PickleOpcode opcode) => opcode switch
    {
        PickleOpcode.BinInt or PickleOpcode.LongBinGet or PickleOpcode.LongBinPut or PickleOpcode.Ext4 => 4,
        PickleOpcode.BinInt1 or PickleOpcode.BinGet or PickleOpcode.BinPut or PickleOpcode.Proto or PickleOpcode.Ext1 => 1,
        PickleOpcode.BinInt2 or PickleOpcode.Ext2 => 2,
        PickleOpcode.BinFloat or PickleOpcode.Frame => 8,
        PickleOpcode.Float or PickleOpcode.Int or PickleOpcode.Long or PickleOpcode.PersId or PickleOpcode.String or PickleOpcode.Unicode
            or PickleOpcode.Global or PickleOpcode.Get or PickleOpcode.Put or PickleOpcode.Inst => -1,
        PickleOpcode.BinString or PickleOpcode.ShortBinString or PickleOpcode.BinUnicode or PickleOpcode.ShortBinUnicode or PickleOpcode.BinUnicode8
            or PickleOpcode.BinBytes or PickleOpcode.ShortBinBytes or PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8
            or PickleOpcode.Long1 or PickleOpcode.Long4 => -1,
        _ => 0,
    };

    static bool IsLine(PickleOpcode opcode) => opcode is PickleOpcode.Float or PickleOpcode.Int or PickleOpcode.Long or PickleOpcode.PersId or PickleOpcode.String
        or PickleOpcode.Unicode or PickleOpcode.Global or PickleOpcode.Get or PickleOpcode.Put or PickleOpcode.Inst;

    // ---- opcodes with an argument of fixed length, or none -----------------------------------------------------------------------

    /// <param name="at">Offset of the opcode from the position, which is behind its argument.</param>
    Outcome ExecuteFixed(ThreadState ts, PickleOpcode opcode, int at, ref Value value)
    {
        switch (opcode)
        {
            case PickleOpcode.Proto:
                protocol = input[at + 1];
                options.Owner?.Protocol = protocol;
                return protocol <= 5 ? Outcome.Done : throw Raise(ts, BuiltinTypes.ValueError, $"unsupported pickle protocol: {protocol}");
            case PickleOpcode.Frame:
                var frameLength = input.Int64(at + 1);
                if (frameLength < 0)
                {
                    throw new PickleFormatException("FRAME length exceeds system's maximum");
                }
                // A file is asked for the whole frame at once.
                return input.Has(frameLength) ? Outcome.Done : input.IsFile ? Need(ts, frameLength, ref value) : throw new PickleFormatException("pickle data was truncated");
            case PickleOpcode.Stop:
                value = Pop();
                RequireFilled();
                return Outcome.Finished;
            case PickleOpcode.Mark:
                if (marks.Count > options.Guard?.MostDepth)
                {
                    throw new PickleFormatException("the pickle is nested more deeply than it may be");
                }
                marks.Add(stack.Count);
                return Outcome.Done;
            case PickleOpcode.Pop:
                if (stack.Count == Fence && marks.Count > 0)
                {
                    marks.RemoveAt(marks.Count - 1);
                }
                else
                {
                    Pop();
                }
                return Outcome.Done;
            case PickleOpcode.PopMark:
                PopToMark();
                return Outcome.Done;
            case PickleOpcode.Dup:
                stack.Add(Peek());
                return Outcome.Done;
            case PickleOpcode.None:
                stack.Add(Value.None);
                return Outcome.Done;
            case PickleOpcode.NewTrue:
            case PickleOpcode.NewFalse:
                stack.Add(Value.Bool(opcode == PickleOpcode.NewTrue));
                return Outcome.Done;
            case PickleOpcode.BinInt:
                stack.Add(Value.Int(input.Int32(at + 1)));
                return Outcome.Done;
            case PickleOpcode.BinInt1:
                stack.Add(Value.Int(input[at + 1]));
                return Outcome.Done;
            case PickleOpcode.BinInt2:
                stack.Add(Value.Int(input.UInt16(at + 1)));
                return Outcome.Done;
            case PickleOpcode.BinFloat:
                stack.Add(Value.Float(input.Double(at + 1)));
                return Outcome.Done;
            case PickleOpcode.BinGet:
                stack.Add(GetMemo(input[at + 1]));
                return Outcome.Done;
            case PickleOpcode.LongBinGet:
                stack.Add(GetMemo((uint)input.Int32(at + 1)));
                return Outcome.Done;
            case PickleOpcode.BinPut:
                PutMemo(input[at + 1], Peek());
                return Outcome.Done;
            case PickleOpcode.LongBinPut:
                PutMemo((uint)input.Int32(at + 1), Peek());
                return Outcome.Done;
            case PickleOpcode.Memoize:
                PutMemo(MemoCount, Peek());
                return Outcome.Done;
            case PickleOpcode.Ext1 or PickleOpcode.Ext2 or PickleOpcode.Ext4:
                return LoadExtension(ts, opcode == PickleOpcode.Ext1 ? input[at + 1] : opcode == PickleOpcode.Ext2 ? input.UInt16(at + 1) : input.Int32(at + 1), ref value);
            case PickleOpcode.NextBuffer:
                return NextBuffer(ts, ref value);
            case PickleOpcode.ReadOnlyBuffer:
                return MakeReadOnly(ts);
            default:
                return ExecuteStructural(ts, opcode, ref value);
        }
    }

    // A number that copyreg.add_extension gave to a name.
    Outcome LoadExtension(ThreadState ts, int code, ref Value value)
    {
        if (code <= 0)
        {
            throw new PickleFormatException("EXT specifies code <= 0");
        }
        return PickledNames.Extended(ts.Interpreter, code) is var (module, name)
            ? FindClass(ts, module, name, ref value)
            : throw Raise(ts, BuiltinTypes.ValueError, $"unregistered extension code {code}");
    }

    Outcome NextBuffer(ThreadState ts, ref Value value)
    {
        if (options.Buffers.IsNull)
        {
            throw new PickleFormatException("pickle stream refers to out-of-band data but no *buffers* argument was given");
        }
        if (hasBufferIterator)
        {
            return Call(Awaited.Buffer, Iteration.Next(ts, options.Buffers), out value);
        }
        // The opcode comes again when the iterator is there.
        input.Position--;
        return Call(Awaited.BufferIterator, Iteration.GetIter(ts, options.Buffers), out value);
    }

    Outcome MakeReadOnly(ThreadState ts)
    {
        var view = PyMemoryView.New(ts, BuiltinTypes.MemoryView, Peek());
        if (view.IsNull)
        {
            throw new PythonErrorException();
        }
        if (!((PyMemoryView)view.Object).IsReadOnly)
        {
            Pop();
            stack.Add(((PyMemoryView)view.Object).ToReadOnly(ts));
        }
        return Outcome.Done;
    }

    // Containers and calls.
    Outcome ExecuteStructural(ThreadState ts, PickleOpcode opcode, ref Value value)
    {
        switch (opcode)
        {
            case PickleOpcode.EmptyTuple:
                stack.Add(new Value(PyTuple.Empty));
                return Outcome.Done;
            case PickleOpcode.EmptyList:
                stack.Add(new Value(new PyList()));
                return Outcome.Done;
            case PickleOpcode.EmptyDict:
                stack.Add(new Value(new PyDict()));
                return Outcome.Done;
            case PickleOpcode.EmptySet:
                return Call(Awaited.Push, BuiltinTypes.Set.Call0(ts), out value);
            case PickleOpcode.Tuple when TryBuildFrame():
                return Outcome.Done;
            case PickleOpcode.Tuple:
                var elements = PopToMark();
                stack.Add(Weighed(new Value(PyTuple.Of(elements)), elements));
                return Outcome.Done;
            case PickleOpcode.Tuple1:
                var only = Pop();
                stack.Add(Weighed(new Value(PyTuple.Of(only)), only));
                return Outcome.Done;
            case PickleOpcode.Tuple2:
                var second = Pop();
                var first = Pop();
                stack.Add(Weighed(new Value(PyTuple.Of(first, second)), first, second));
                return Outcome.Done;
            case PickleOpcode.Tuple3:
                var last = Pop();
                var middle = Pop();
                var front = Pop();
                if (Comes(PickleOpcode.Reduce))
                {
                    // Arguments that are nothing else are no tuple in between.
                    input.Position++;
                    return Call(Awaited.Push, Pop().Object.Call3(ts, front, middle, last), out value);
                }
                stack.Add(Weighed(new Value(PyTuple.Of(front, middle, last)), front, middle, last));
                return Outcome.Done;
            case PickleOpcode.List:
                var listed = PopToMark();
                stack.Add(Weighed(new Value(new PyList(listed)), listed));
                return Outcome.Done;
            case PickleOpcode.Dict:
                var entries = PopToMark();
                RequirePairs(entries);
                stack.Add(new Value(new PyDict()));
                return BeginBatch(Batch.SetItem, entries);
            case PickleOpcode.FrozenSet:
                var members = PopToMark();
                ingredients = members;
                return Call(Awaited.Push, BuiltinTypes.FrozenSet.Call1(ts, new Value(new PyList(members))), out value);
            case PickleOpcode.Append:
                return Append([Pop()]);
            case PickleOpcode.Appends:
                return Append(PopToMark());
            case PickleOpcode.SetItem:
                var content = Pop();
                return BeginBatch(Batch.SetItem, [Pop(), content]);
            case PickleOpcode.SetItems:
                var pairs = PopToMark();
                RequirePairs(pairs);
                return BeginBatch(Batch.SetItem, pairs);
            case PickleOpcode.AddItems:
                return BeginBatch(Batch.Add, PopToMark());
            case PickleOpcode.Reduce:
                return Reduce(ts, ref value);
            case PickleOpcode.NewObj:
                var arguments = Pop();
                return MakeNew(ts, Pop(), arguments, default, ref value);
            case PickleOpcode.NewObjEx:
                var keywords = Pop();
                var positional = Pop();
                return MakeNew(ts, Pop(), positional, keywords, ref value);
            case PickleOpcode.Obj:
                var parts = PopToMark();
                return parts.Length == 0
                    ? throw new PickleFormatException("unpickling stack underflow")
                    : Instantiate(ts, parts[0], parts[1..], ref value);
            case PickleOpcode.Build:
                return Build(ts, ref value);
            case PickleOpcode.StackGlobal:
                var name = Pop();
                var module = Pop();
                return name.Object is PyStr n && module.Object is PyStr m
                    ? FindClass(ts, m, n, ref value)
                    : throw new PickleFormatException("STACK_GLOBAL requires str");
            case PickleOpcode.BinPersId:
                return LoadPersistent(ts, Pop(), ref value);
            default:
                var code = (byte)opcode;
                throw new PickleFormatException(code is >= 0x20 and < 0x7f && code != '\'' && code != '\\' ? $"invalid load key, '{(char)code}'." : $"invalid load key, '\\x{code:x2}'.");
        }
    }

    static void RequirePairs(Value[] entries)
    {
        if (entries.Length % 2 != 0)
        {
            throw new PickleFormatException("odd number of items for SETITEMS");
        }
    }

    Outcome Append(Value[] items)
    {
        if (Peek().Object is PyList { ShapeId: ShapeIds.List } list)
        {
            CheckChange(new Value(list), items);
            foreach (var item in items)
            {
                list.Append(item);
            }
            return Outcome.Done;
        }
        return BeginBatch(Batch.Append, items);
    }

    Outcome Reduce(ThreadState ts, ref Value value)
    {
        var arguments = Pop();
        var callable = Pop();
        if (arguments.Object is not PyTuple tuple)
        {
            throw Raise(ts, BuiltinTypes.TypeError, "argument list must be a tuple");
        }
        return options.Guard is not null ? CallNamed(ts, callable, [.. tuple.Items], ref value)
            : tuple.Items switch
            {
                [] => Call(Awaited.Push, callable.Object.Call0(ts), out value),
                [var a] => Call(Awaited.Push, callable.Object.Call1(ts, a), out value),
                [var a, var b] => Call(Awaited.Push, callable.Object.Call2(ts, a, b), out value),
                [var a, var b, var c] => Call(Awaited.Push, callable.Object.Call3(ts, a, b, c), out value),
                _ => CallNamed(ts, callable, [.. tuple.Items], ref value),
            };
    }

    Outcome CallNamed(ThreadState ts, Value callable, Value[] arguments, ref Value value)
    {
        CheckCall(ts, callable, arguments);
        return Call(Awaited.Push, callable.Object.Call(ts, arguments, []), out value);
    }

    Outcome LoadPersistent(ThreadState ts, Value id, ref Value value)
    {
        if (options.Kept is { } kept && id.IsInt)
        {
            stack.Add(kept(id.Bits));
            return Outcome.Done;
        }
        return options.PersistentLoad.IsNull
            ? throw new PickleFormatException(NoPersistentLoad)
            : Call(Awaited.Push, options.PersistentLoad.Object.Call1(ts, id), out value);
    }

    internal const string NoPersistentLoad = "A load persistent id instruction was encountered, but no persistent_load function was specified.";

    // An error of another type than UnpicklingError: made pending here, and the engine returns it.
    static PythonErrorException Raise(ThreadState ts, PyType type, string message)
    {
        ts.Raise(type, message);
        return new PythonErrorException();
    }

    // ---- a count, then so many bytes -----------------------------------------------------------------------------------------------

    Outcome ExecuteCounted(ThreadState ts, PickleOpcode opcode, ref Value value)
    {
        var countLength = opcode switch
        {
            PickleOpcode.ShortBinString or PickleOpcode.ShortBinUnicode or PickleOpcode.ShortBinBytes or PickleOpcode.Long1 => 1,
            PickleOpcode.BinUnicode8 or PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8 => 8,
            _ => 4,
        };
        if (!input.Has(1 + countLength))
        {
            return Need(ts, 1 + countLength, ref value);
        }
        var count = countLength switch
        {
            1 => input[1],
            8 => input.Int64(1),
            _ when opcode is PickleOpcode.Long4 or PickleOpcode.BinString => input.Int32(1),
            _ => (uint)input.Int32(1),
        };
        if (count < 0)
        {
            throw new PickleFormatException($"{(opcode == PickleOpcode.Long4 ? "LONG" : opcode.ToString().ToUpperInvariant())} pickle has negative byte count");
        }
        if (count > int.MaxValue - 9 && input.IsFile)
        {
            throw new PickleFormatException("pickle data is too long");
        }
        if (count > input.Available || !input.Has(1 + countLength + count))
        {
            return Need(ts, Math.Min(count, int.MaxValue) + 1 + countLength, ref value);
        }
        var data = input.Slice(1 + countLength, (int)count);
        switch (opcode)
        {
            case PickleOpcode.Long1 or PickleOpcode.Long4:
                stack.Add(Value.Int(new BigInteger(data)));
                break;
            case PickleOpcode.BinBytes or PickleOpcode.ShortBinBytes or PickleOpcode.BinBytes8:
                stack.Add(new Value(new PyBytes(data.ToArray())));
                break;
            case PickleOpcode.ByteArray8:
                stack.Add(new Value(new PyByteArray(data.ToArray())));
                break;
            case PickleOpcode.BinString or PickleOpcode.ShortBinString:
                var text = data.ToArray();
                input.Position += 1 + countLength + (int)count;
                return LoadString(ts, text, ref value);
            default:
                stack.Add(new Value(CodePoints.FromUtf8(data) ?? throw NotUtf8(ts, data)));
                break;
        }
        input.Position += 1 + countLength + (int)count;
        return Outcome.Done;
    }

    static readonly PyStr DecodeName = PyStr.Intern("decode");

    // Python 2's str: text in the encoding the caller named, or bytes.
    Outcome LoadString(ThreadState ts, byte[] data, ref Value value)
    {
        if (options.Encoding == "bytes")
        {
            stack.Add(new Value(new PyBytes(data)));
            return Outcome.Done;
        }
        if (System.Text.Ascii.IsValid(data) && options.Encoding is "ASCII" or "ascii" or "latin1" or "latin-1" or "utf-8" or "utf8")
        {
            stack.Add(new Value(PyStr.Plain(System.Text.Encoding.Latin1.GetString(data))));
            return Outcome.Done;
        }
        return Call(Awaited.Push, Calling.CallNamed(ts, new Value(new PyBytes(data)), DecodeName, Value.Str(options.Encoding), Value.Str(options.Errors)), out value);
    }

    // bytes.decode has the words for what is wrong.
    static PythonErrorException NotUtf8(ThreadState ts, ReadOnlySpan<byte> data)
    {
        if (!Codecs.Decode(ts, data, "utf-8", "surrogatepass", new Value(new PyBytes(data.ToArray()))).IsNull)
        {
            throw new PickleFormatException("a string of the pickle is not UTF-8");
        }
        return new PythonErrorException();
    }

    // ---- lines (protocol 0) ----------------------------------------------------------------------------------------------------------

    Outcome ExecuteLine(ThreadState ts, PickleOpcode opcode, ref Value value)
    {
        var length = input.LineLength(1);
        if (length < 0)
        {
            return NeedLine(ts, ref value);
        }
        var total = 1 + length + 1;
        var line = System.Text.Encoding.Latin1.GetString(input.Slice(1, length));
        if (opcode is PickleOpcode.Global or PickleOpcode.Inst)
        {
            var nameLength = input.LineLength(total);
            if (nameLength < 0)
            {
                return NeedLine(ts, ref value);
            }
            if (length == 0 || nameLength == 0)
            {
                throw new PickleFormatException("pickle data was truncated");
            }
            var module = CodePoints.FromUtf8(input.Slice(1, length)) ?? throw NotUtf8(ts, input.Slice(1, length));
            var name = CodePoints.FromUtf8(input.Slice(total, nameLength)) ?? throw NotUtf8(ts, input.Slice(total, nameLength));
            input.Position += total + nameLength + 1;
            return opcode == PickleOpcode.Global ? FindClass(ts, module, name, ref value) : MakeInstance(ts, module, name, ref value);
        }
        var raw = input.Slice(1, length).ToArray();
        input.Position += total;
        switch (opcode)
        {
            case PickleOpcode.Int:
                stack.Add(line is "00" or "01" ? Value.Bool(line == "01") : Number(ts, Limited(line)));
                return Outcome.Done;
            case PickleOpcode.Long:
                stack.Add(Number(ts, Limited(line).TrimEnd('L')));
                return Outcome.Done;
            case PickleOpcode.Float:
                stack.Add(Value.Float(ParseFloat(line)));
                return Outcome.Done;
            case PickleOpcode.Get:
                stack.Add(GetMemo(Index(line)));
                return Outcome.Done;
            case PickleOpcode.Put:
                var place = Index(line);
                PutMemo(place >= 0 ? place : throw Raise(ts, BuiltinTypes.ValueError, "negative PUT argument"), Peek());
                return Outcome.Done;
            case PickleOpcode.Unicode:
                stack.Add(new Value(PythonEscapes.RawUnicode(raw)));
                return Outcome.Done;
            case PickleOpcode.String:
                if (line.Length < 2 || line[0] != line[^1] || line[0] is not ('"' or '\''))
                {
                    throw new PickleFormatException("the STRING opcode argument must be quoted");
                }
                return LoadString(ts, PythonEscapes.Bytes(raw.AsSpan(1, raw.Length - 2)) ?? throw Raise(ts, BuiltinTypes.ValueError, "Trailing \\ in string"), ref value);
            default:
                return System.Text.Ascii.IsValid(raw) ? LoadPersistent(ts, Value.Str(line), ref value) : throw new PickleFormatException("persistent IDs in protocol 0 must be ASCII strings");
        }
    }

    string Limited(string line) => options.Guard is null || line.Length <= PickleGuard.MostDigits ? line : throw new PickleFormatException("a number of the pickle has more digits than it may");

    static Value Number(ThreadState ts, string line) => BigInteger.TryParse(line, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        ? Value.Int(number)
        : throw Raise(ts, BuiltinTypes.ValueError, "a number of the pickle is not a number");

    static long Index(string line) => long.TryParse(line, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index)
        ? index
        : throw new PickleFormatException("a memo index of the pickle is not a number");

    static double ParseFloat(string line) => line switch
    {
        "inf" or "+inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        "nan" => FloatText.PositiveNaN,
        "-nan" => double.NaN,
        _ => double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new PickleFormatException("a float of the pickle is not a number"),
    };

    // INST: the class by name, then an instance of it with what is above the mark.
    Outcome MakeInstance(ThreadState ts, PyStr module, PyStr name, ref Value value)
    {
        instanceArguments = PopToMark();
        var outcome = FindClass(ts, module, name, ref value);
        return outcome == Outcome.Done ? InstantiateFound(ts, ref value) : outcome;
    }

    // Of the INST whose class is being looked for; or null.
    Value[]? instanceArguments;

    Outcome InstantiateFound(ThreadState ts, ref Value value)
    {
        var arguments = instanceArguments!;
        instanceArguments = null;
        return Instantiate(ts, Pop(), arguments, ref value);
    }

    static readonly PyStr GetInitArgsName = PyStr.Intern("__getinitargs__");

    // What OBJ and INST meant for Python 2's classes of old: without arguments, __init__ is not called.
    Outcome Instantiate(ThreadState ts, Value callable, Value[] arguments, ref Value value) =>
        arguments.Length == 0 && callable.Object is PyType type && type.Lookup(GetInitArgsName).IsNull
            ? MakeNew(ts, callable, new Value(PyTuple.Empty), default, ref value)
            : CallNamed(ts, callable, arguments, ref value);
}

/// <summary>An error is pending in the thread state.</summary>
sealed class PythonErrorException : Exception;
