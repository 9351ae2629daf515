// builtins: the functions. Types are declared where they live. What iterates or calls back in a loop is in the prelude, unless
// the operands are built-in containers. https://docs.python.org/3/library/functions.html
using System.Numerics;

namespace Stackless.Runtime;

[PyModule("builtins")]
public static unsafe partial class BuiltinsModule
{
    [PyConstant("None")]
    public static Value None => Value.None;

    [PyConstant("True")]
    public static Value True => Value.Bool(true);

    [PyConstant("False")]
    public static Value False => Value.Bool(false);

    [PyConstant("NotImplemented")]
    public static Value NotImplementedValue => Value.NotImplemented;

    [PyConstant("Ellipsis")]
    public static Value EllipsisValue => new(PyEllipsis.Instance);

    [PyConstant("__debug__")]
    public static Value Debug => Value.Bool(true);

    [PyConstant("__name__")]
    public const string ModuleName = "builtins";

    [PyConstant("EnvironmentError")]
    public static Value EnvironmentError => new(BuiltinTypes.OSError);

    [PyConstant("IOError")]
    public static Value IOError => new(BuiltinTypes.OSError);

    // ---- numbers -----------------------------------------------------------------------------------------------------------

    [PyFunction("abs")]
    public static Value Abs(ThreadState ts, Value x)
    {
        if (x.IsInt)
        {
            return x.Bits >= 0 ? x : Value.Int(BigInteger.Abs(x.Bits));
        }
        if (x.IsFloat)
        {
            return Value.Float(Math.Abs(x.AsDouble));
        }
        var method = x.Type.Find(Slot.Abs);
        return method.IsNull ? ts.Raise(BuiltinTypes.TypeError, $"bad operand type for abs(): '{x.Type.MessageName}'") : Calling.CallMethod0(ts, method, x);
    }

    [PyFunction("divmod")]
    public static Value DivMod(ThreadState ts, Value x, Value y) => Number.Binary(ts, x, y, Slot.DivMod);

    [PyFunction("pow")]
    public static Value Pow(ThreadState ts, [Keyword] [Name("base")] Value x, [Keyword] Value exp, [Keyword] Value mod = default)
    {
        if (mod.IsNull || mod.IsNone)
        {
            return Number.Binary(ts, x, exp, Slot.Pow);
        }
        var operands = new Value(PyTuple.Of(x, exp, mod));
        // A class below that of the base that answers otherwise is asked first, as with two operands.
        return exp.Type != x.Type && exp.Type.IsSubtypeOf(x.Type) && ReflectedPow(x, exp) is { IsNull: false } reflected
            ? ts.Then(Calling.CallMethod2(ts, reflected, exp, x, mod), PowOfExponent, operands, Value.Bool(true))
            : PowOfBase(ts, operands, mayReflect: true);
    }

    // What a class written in Python says of three operands when its instance is the exponent.
    static Value ReflectedPow(Value x, Value exp) =>
        !exp.Type.IsBuiltIn && exp.Type.Find(Slot.RPow) is { IsNull: false, Object: PyFunction } method && !ReferenceEquals(method.Object, x.Type.Find(Slot.RPow).Object) ? method : default;

    static Value PowOfBase(ThreadState ts, Value operands, bool mayReflect)
    {
        var o = ((PyTuple)operands.Object).Items;
        var method = o[0].Type.Find(Slot.Pow);
        return ts.Then(method.IsNull ? Value.NotImplemented : Calling.CallMethod2(ts, method, o[0], o[1], o[2]), PowReady, operands, Value.Bool(mayReflect));
    }

    static readonly Continuation PowOfExponent = new("builtins.rpow", &AfterExponent), PowReady = new("builtins.pow", &CheckPow);

    static Value AfterExponent(ThreadState ts, Value result, Value operands, Value isFirst, Value c) =>
        !result.IsNotImplemented ? result : isFirst.IsTrue ? PowOfBase(ts, operands, mayReflect: false) : RaiseNoPow(ts, operands);

    static Value CheckPow(ThreadState ts, Value result, Value operands, Value mayReflect, Value c)
    {
        if (!result.IsNotImplemented)
        {
            return result;
        }
        var o = ((PyTuple)operands.Object).Items;
        return mayReflect.IsTrue && o[0].Type != o[1].Type && ReflectedPow(o[0], o[1]) is { IsNull: false } reflected
            ? ts.Then(Calling.CallMethod2(ts, reflected, o[1], o[0], o[2]), PowOfExponent, operands, Value.Bool(false))
            : RaiseNoPow(ts, operands);
    }

    static Value RaiseNoPow(ThreadState ts, Value operands)
    {
        var o = ((PyTuple)operands.Object).Items;
        return ts.Raise(BuiltinTypes.TypeError, $"unsupported operand type(s) for ** or pow(): '{o[0].Type.MessageName}', '{o[1].Type.MessageName}', '{o[2].Type.MessageName}'");
    }

    [PyFunction("round")]
    public static Value Round(ThreadState ts, [Keyword] Value number, [Keyword] Value ndigits = default)
    {
        var method = number.Type.Find(Slot.Round);
        return method.IsNull
            ? ts.Raise(BuiltinTypes.TypeError, $"type {number.Type.MessageName} doesn't define __round__ method")
            : ndigits.IsNull || ndigits.IsNone ? Calling.CallMethod0(ts, method, number) : Calling.CallMethod1(ts, method, number, ndigits);
    }

    [PyFunction("bin")]
    public static Value Bin(ThreadState ts, Value number) => ts.Then(Numbers.Index(ts, number), BaseReady, Value.Int(2), Value.Str("0b"));

    [PyFunction("oct")]
    public static Value Oct(ThreadState ts, Value number) => ts.Then(Numbers.Index(ts, number), BaseReady, Value.Int(8), Value.Str("0o"));

    [PyFunction("hex")]
    public static Value Hex(ThreadState ts, Value number) => ts.Then(Numbers.Index(ts, number), BaseReady, Value.Int(16), Value.Str("0x"));

    static readonly Continuation BaseReady = new("builtins.base", &ToBase);

    static Value ToBase(ThreadState ts, Value number, Value radix, Value prefix, Value c)
    {
        var i = Arithmetic.ToBig(number);
        return Value.Str((i.Sign < 0 ? "-" : "") + ((PyStr)prefix.Object).Text + IntText.ToBase(BigInteger.Abs(i), (int)radix.Bits));
    }

    [PyFunction("chr")]
    public static Value Chr(ThreadState ts, Value i) => Numbers.IsInt(i) ? ToCharacter(ts, i, default, default, default) : ts.Then(Numbers.Index(ts, i), PointReady);

    static readonly Continuation PointReady = new("chr.point", &ToCharacter);

    static Value ToCharacter(ThreadState ts, Value i, Value a, Value b, Value c) => Numbers.TryLong(i, out var point) && point is >= 0 and <= 0x10ffff
        ? new Value(PyStr.Character((int)point))
        : ts.Raise(BuiltinTypes.ValueError, "chr() arg not in range(0x110000)");

    [PyFunction("ord")]
    public static Value Ord(ThreadState ts, Value c)
    {
        if (c.Object is PyStr s)
        {
            return s.Length == 1 ? Value.Int(s[0]) : ts.Raise(BuiltinTypes.TypeError, $"ord() expected a character, but string of length {s.Length} found");
        }
        if (c.Object is PyByteString b)
        {
            return b.Count == 1 ? Value.Int(b.Span[0]) : ts.Raise(BuiltinTypes.TypeError, $"ord() expected a character, but string of length {b.Count} found");
        }
        return ts.Raise(BuiltinTypes.TypeError, $"ord() expected string of length 1, but {c.Type.MessageName} found");
    }

    // ---- asking objects ----------------------------------------------------------------------------------------------------

    [PyFunction("len")]
    public static Value Len(ThreadState ts, Value obj)
    {
        switch (obj.Object.ShapeId)
        {
            case ShapeIds.List:
                return Value.Int(((PyList)obj.Object).Count);
            case ShapeIds.Str:
                return Value.Int(((PyStr)obj.Object).Length);
            case ShapeIds.Tuple:
                return Value.Int(((PyTuple)obj.Object).Count);
            case ShapeIds.Dict:
                return Value.Int(((PyDict)obj.Object).Count);
        }
        var method = obj.Type.Find(Slot.Len);
        return method.IsNull
            ? ts.Raise(BuiltinTypes.TypeError, $"object of type '{obj.Type.MessageName}' has no len()")
            : ts.Then(Calling.CallMethod0(ts, method, obj), LenReady);
    }

    static readonly Continuation LenReady = new("builtins.len", &CheckLen);

    static Value CheckLen(ThreadState ts, Value length, Value a, Value b, Value c)
    {
        if (!length.IsInt)
        {
            return Numbers.IsInt(length) || length.Type.Has(Slot.Index)
                ? ts.Then(Numbers.Index(ts, length), LenIndexed)
                : ts.Raise(BuiltinTypes.TypeError, $"'{length.Type.MessageName}' object cannot be interpreted as an integer");
        }
        return length.Bits < 0 ? ts.Raise(BuiltinTypes.ValueError, "__len__() should return >= 0") : length;
    }

    static readonly Continuation LenIndexed = new("builtins.len.index", &CheckLenIndexed);

    static Value CheckLenIndexed(ThreadState ts, Value length, Value a, Value b, Value c) => length.IsInt
        ? CheckLen(ts, length, default, default, default)
        : Arithmetic.ToBig(length).Sign < 0 ? ts.Raise(BuiltinTypes.ValueError, "__len__() should return >= 0")
        : ts.Raise(BuiltinTypes.OverflowError, "cannot fit 'int' into an index-sized integer");

    [PyFunction("hash")]
    public static Value Hash(ThreadState ts, Value obj) => Hashing.Hash(ts, obj);

    [PyFunction("id")]
    public static long Id(Value obj) => Identity.Of(obj);

    [PyFunction("repr")]
    public static Value Repr(ThreadState ts, Value obj) => Representation.Repr(ts, obj);

    [PyFunction("ascii")]
    public static Value Ascii(ThreadState ts, Value obj) => Representation.Ascii(ts, obj);

    [PyFunction("format")]
    public static Value Format(ThreadState ts, Value value, PyStr? formatSpec = null) => Representation.Format(ts, value, formatSpec ?? PyStr.Empty);

    [PyFunction("breakpoint")]
    public static Value Breakpoint(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) =>
        Prelude.Call(ts, PreludeNames.BreakpointHere, new Value(new PyTuple(rest)), new Value(keywords));

    [PyFunction("callable")]
    public static bool Callable(Value obj) => obj.Object is PyType or PyFunction or PyMethod or NativeCallable or NativeMethod || obj.Type.Has(Slot.Call);

    [PyFunction("isinstance")]
    public static Value IsInstance(ThreadState ts, Value obj, Value classOrTuple) => TypeChecks.IsInstance(ts, obj, classOrTuple);

    [PyFunction("issubclass")]
    public static Value IsSubclass(ThreadState ts, Value cls, Value classOrTuple) => TypeChecks.IsSubclass(ts, cls, classOrTuple);

    // ---- attributes --------------------------------------------------------------------------------------------------------

    static bool IsName(ThreadState ts, Value name)
    {
        if (name.Object is PyStr)
        {
            return true;
        }
        ts.Raise(BuiltinTypes.TypeError, $"attribute name must be string, not '{name.Type.MessageName}'");
        return false;
    }

    [PyFunction("getattr")]
    public static Value GetAttr(ThreadState ts, Value obj, Value name, Value @default = default)
    {
        if (!IsName(ts, name))
        {
            return default;
        }
        var attribute = ((PyStr)name.Object).Plainly();
        if (!@default.IsNull && AttributeLookup.IsPlainlyMissing(obj, attribute))
        {
            return @default;
        }
        var found = AttributeLookup.Load(ts, obj, attribute);
        return @default.IsNull ? found : ts.Then(found, OrDefault, @default);
    }

    static readonly Continuation OrDefault = new("builtins.getattr", &DefaultOnMissing, handlesExceptions: true);
    static readonly Continuation ExistsReady = new("builtins.hasattr", &TrueUnlessMissing, handlesExceptions: true);

    static Value DefaultOnMissing(ThreadState ts, Value found, Value otherwise, Value b, Value c)
    {
        if (!found.IsNull || !ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.AttributeError))
        {
            return found;
        }
        ts.TakeException();
        return otherwise;
    }

    [PyFunction("hasattr")]
    public static Value HasAttr(ThreadState ts, Value obj, Value name)
    {
        if (!IsName(ts, name))
        {
            return default;
        }
        var attribute = ((PyStr)name.Object).Plainly();
        return AttributeLookup.IsPlainlyThere(obj, attribute) ? Value.Bool(true)
            : AttributeLookup.IsPlainlyMissing(obj, attribute) ? Value.Bool(false)
            : ts.Then(AttributeLookup.Load(ts, obj, attribute), ExistsReady);
    }

    static Value TrueUnlessMissing(ThreadState ts, Value found, Value a, Value b, Value c)
    {
        if (!found.IsNull)
        {
            return Value.Bool(true);
        }
        if (!ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.AttributeError))
        {
            return default;
        }
        ts.TakeException();
        return Value.Bool(false);
    }

    [PyFunction("setattr")]
    public static Value SetAttr(ThreadState ts, Value obj, Value name, Value value) =>
        IsName(ts, name) ? ts.Then(AttributeLookup.Store(ts, obj, ((PyStr)name.Object).Plainly(), value), ToNone) : default;

    [PyFunction("delattr")]
    public static Value DelAttr(ThreadState ts, Value obj, Value name) =>
        IsName(ts, name) ? ts.Then(AttributeLookup.Store(ts, obj, ((PyStr)name.Object).Plainly(), default), ToNone) : default;

    static readonly Continuation ToNone = new("builtins.none", &GiveNone);

    static Value GiveNone(ThreadState ts, Value result, Value a, Value b, Value c) => Value.None;

    static readonly PyStr DirName = PyStr.Intern("__dir__");
    static readonly PyStr DictName = PyStr.Intern("__dict__");

    /// <summary>The form with an argument; without one the compiler passes the names of the scope.</summary>
    [PyFunction("dir")]
    public static Value Dir(ThreadState ts, Value obj = default)
    {
        if (obj.IsNull)
        {
            return AskCaller(ts, Value.Str("dir"), default);
        }
        var names = obj.Object is PyModule or PyType ? Calling.CallMethod0(ts, obj.Type.Lookup(DirName), obj) : Calling.CallNamed(ts, obj, DirName);
        return ts.Then(ts.Then(names, NamesReady), SortReady);
    }

    static readonly Continuation NamesReady = new("builtins.dir", &CollectNames);
    static readonly Continuation SortReady = new("builtins.sort", &SortList);
    static readonly Continuation Sorted = new("builtins.sorted", &GiveList);

    static Value CollectNames(ThreadState ts, Value names, Value a, Value b, Value c) => Collecting.List(ts, names);
    static Value SortList(ThreadState ts, Value list, Value a, Value b, Value c) => ts.Then(Sorting.Sort(ts, (PyList)list.Object, default, false), Sorted, list);
    static Value GiveList(ThreadState ts, Value done, Value list, Value b, Value c) => list;

    [PyFunction("vars")]
    public static Value Vars(ThreadState ts, Value obj = default) => obj.IsNull
        ? AskCaller(ts, Value.Str("vars"), default)
        : ts.Then(AttributeLookup.Load(ts, obj, DictName), VarsReady);

    static readonly Continuation VarsReady = new("builtins.vars", &CheckVars, handlesExceptions: true);

    static Value CheckVars(ThreadState ts, Value found, Value a, Value b, Value c)
    {
        if (!found.IsNull || !ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.AttributeError))
        {
            return found;
        }
        ts.TakeException();
        return ts.Raise(BuiltinTypes.TypeError, "vars() argument must have __dict__ attribute");
    }

    // ---- asynchronous iteration --------------------------------------------------------------------------------------------

    [PyFunction("aiter")]
    public static Value AsyncIter(ThreadState ts, Value asyncIterable) => Prelude.Call(ts, PreludeNames.AsyncIter, asyncIterable);

    [PyFunction("anext")]
    public static Value AsyncNext(ThreadState ts, Value iterator, Value otherwise = default) => otherwise.IsNull
        ? Prelude.Call(ts, PreludeNames.AsyncNext, iterator)
        : Prelude.Call(ts, PreludeNames.AsyncNextOr, iterator, otherwise);

    // ---- iteration ---------------------------------------------------------------------------------------------------------

    [PyFunction("iter")]
    public static Value Iter(ThreadState ts, Value obj, Value sentinel = default)
    {
        if (sentinel.IsNull)
        {
            return Iteration.GetIter(ts, obj);
        }
        return Callable(obj) ? new Value(new PyCallableIterator(obj, sentinel)) : ts.Raise(BuiltinTypes.TypeError, "iter(v, w): v must be callable");
    }

    [PyFunction("next")]
    public static Value Next(ThreadState ts, Value iterator, Value @default = default)
    {
        if (!iterator.Type.Has(Slot.Next) && iterator.Object is not PyGenerator)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"'{iterator.Type.MessageName}' object is not an iterator");
        }
        var item = iterator.Object.Next(ts);
        if (@default.IsNull)
        {
            return item.IsNull || item.IsEnd ? Iteration.EndToStop(ts, item) : item;
        }
        return item.IsEnd ? @default : item.IsNull ? ts.Then(item, NextReady, @default) : item;
    }

    static readonly Continuation NextReady = new("builtins.next", &NextOrDefault);

    static Value NextOrDefault(ThreadState ts, Value item, Value otherwise, Value b, Value c) => item.IsEnd ? otherwise : item;

    [PyFunction("sorted")]
    public static Value SortedFunction(ThreadState ts, Value iterable, [KeywordOnly] Value key = default, [KeywordOnly] bool reverse = false) =>
        ts.Then(Collecting.List(ts, iterable), SortedReady, key.IsNull ? Value.None : key, Value.Bool(reverse));

    static readonly Continuation SortedReady = new("builtins.sorted.list", &SortNew);

    static Value SortNew(ThreadState ts, Value list, Value key, Value reverse, Value c) =>
        ts.Then(Sorting.Sort(ts, (PyList)list.Object, key, reverse.IsTrue), Sorted, list);

    [PyFunction("sum")]
    public static Value Sum(ThreadState ts, Value iterable, [Keyword] Value start = default)
    {
        if (start.IsNull)
        {
            start = Value.Int(0);
        }
        return ts.Then(Iteration.GetIter(ts, iterable), start.Object is PyStr or PyByteString ? SumOfText : SumBegin, start);
    }

    static readonly Continuation SumOfText = new("builtins.sum.text", &RefuseText);

    static Value RefuseText(ThreadState ts, Value iterator, Value start, Value b, Value c) =>
        ts.Raise(BuiltinTypes.TypeError, start.Object is PyStr ? "sum() can't sum strings [use ''.join(seq) instead]"
            : start.Object is PyBytes ? "sum() can't sum bytes [use b''.join(seq) instead]" : "sum() can't sum bytearray [use b''.join(seq) instead]");

    static readonly Continuation SumBegin = new("builtins.sum", &SumAll);
    static readonly Continuation SumItem = new("builtins.sum.item", &SumNext);
    static readonly Continuation SumLooked = new("builtins.sum.looked", &SumGoOn);
    static readonly Continuation SumAdded = new("builtins.sum.added", &SumOn);

    // Of floats: what is to be added to their sum. An element that has come already, or null.
    static Value SumAll(ThreadState ts, Value iterator, Value total, Value correction, Value item)
    {
        if (total.Object.ShapeId == ShapeIds.Complex)
        {
            return SumComplex(ts, iterator, (PyComplex)total.Object, correction.Object as PyComplex, item);
        }
        // Ints exactly, floats with Neumaier's compensation, as CPython does since 3.12.
        var isFloat = correction.IsFloat;
        double sum = isFloat ? total.AsDouble : 0, lost = isFloat ? correction.AsDouble : 0;
        for (var taken = 1; ; taken++)
        {
            if (taken % ThreadState.ElementsBetweenLooks == 0 && ts.LookInLoop() is { IsNull: true } due)
            {
                return ts.Then(due, SumLooked, iterator, isFloat ? Value.Float(sum) : total, isFloat ? Value.Float(lost) : Value.None);
            }
            if (item.IsNull && (item = iterator.Object.Next(ts)).IsNull)
            {
                return ts.Then(item, SumItem, iterator, isFloat ? Value.Float(sum) : total, isFloat ? Value.Float(lost) : Value.None);
            }
            if (item.IsFloat && (isFloat || total.IsInt || total.IsFloat))
            {
                if (!isFloat)
                {
                    isFloat = true;
                    sum = total.IsInt ? total.Bits : total.AsDouble;
                }
                double x = item.AsDouble, next = sum + x;
                lost += Math.Abs(sum) >= Math.Abs(x) ? sum - next + x : x - next + sum;
                sum = next;
                item = default;
                continue;
            }
            if (isFloat && item.IsInt)
            {
                sum += item.Bits;
                item = default;
                continue;
            }
            if (isFloat)
            {
                isFloat = false;
                total = Value.Float(lost != 0 && double.IsFinite(lost) ? sum + lost : sum);
                sum = lost = 0;
            }
            if (item.IsEnd)
            {
                return total;
            }
            var added = Number.Add(ts, total, item);
            if (added.IsNull)
            {
                return ts.Then(added, SumAdded, iterator);
            }
            if (added.Object.ShapeId == ShapeIds.Complex)
            {
                return SumComplex(ts, iterator, (PyComplex)added.Object, null, default);
            }
            total = added;
            item = default;
        }
    }

    // Each part with a compensation of its own.
    static Value SumComplex(ThreadState ts, Value iterator, PyComplex total, PyComplex? correction, Value item)
    {
        double real = total.Real, imaginary = total.Imaginary, lostReal = correction?.Real ?? 0, lostImaginary = correction?.Imaginary ?? 0;
        for (var taken = 1; ; taken++)
        {
            if (taken % ThreadState.ElementsBetweenLooks == 0 && ts.LookInLoop() is { IsNull: true } due)
            {
                return ts.Then(due, SumLooked, iterator, new Value(new PyComplex(real, imaginary)), new Value(new PyComplex(lostReal, lostImaginary)));
            }
            if (item.IsNull && (item = iterator.Object.Next(ts)).IsNull)
            {
                return ts.Then(item, SumItem, iterator, new Value(new PyComplex(real, imaginary)), new Value(new PyComplex(lostReal, lostImaginary)));
            }
            if (!item.IsEnd && (item.IsInt || item.IsFloat || item.Object!.ShapeId == ShapeIds.Complex))
            {
                var part = item.Object as PyComplex;
                AddCompensated(ref real, ref lostReal, part?.Real ?? (item.IsInt ? item.Bits : item.AsDouble));
                if (part is not null)
                {
                    AddCompensated(ref imaginary, ref lostImaginary, part.Imaginary);
                }
                item = default;
                continue;
            }
            var sum = new Value(new PyComplex(Compensated(real, lostReal), Compensated(imaginary, lostImaginary)));
            return item.IsEnd ? sum : ts.Then(Number.Add(ts, sum, item), SumAdded, iterator);
        }
    }

    static void AddCompensated(ref double sum, ref double lost, double x)
    {
        var next = sum + x;
        lost += Math.Abs(sum) >= Math.Abs(x) ? sum - next + x : x - next + sum;
        sum = next;
    }

    static double Compensated(double sum, double lost) => lost != 0 && double.IsFinite(lost) ? sum + lost : sum;

    static Value SumGoOn(ThreadState ts, Value nothing, Value iterator, Value total, Value correction) => SumAll(ts, iterator, total, correction, default);

    static Value SumNext(ThreadState ts, Value item, Value iterator, Value total, Value correction) => SumAll(ts, iterator, total, correction, item);

    static Value SumOn(ThreadState ts, Value total, Value iterator, Value b, Value c) => SumAll(ts, iterator, total, default, default);

    [PyFunction("all")]
    public static Value All(ThreadState ts, Value iterable) => ts.Then(Iteration.GetIter(ts, iterable), AnyBegin, Value.Bool(false));

    [PyFunction("any")]
    public static Value Any(ThreadState ts, Value iterable) => ts.Then(Iteration.GetIter(ts, iterable), AnyBegin, Value.Bool(true));

    static readonly Continuation AnyBegin = new("builtins.any", &AnyOf);
    static readonly Continuation AnyItem = new("builtins.any.item", &AnyTest);
    static readonly Continuation AnyLooked = new("builtins.any.looked", &AnyGoOn);
    static readonly Continuation AnyTested = new("builtins.any.tested", &AnyOn);

    // Looks for an element whose truth is the wanted one.
    static Value AnyOf(ThreadState ts, Value iterator, Value wanted, Value b, Value c)
    {
        for (var taken = 1; ; taken++)
        {
            if (taken % ThreadState.ElementsBetweenLooks == 0 && ts.LookInLoop() is { IsNull: true } due)
            {
                return ts.Then(due, AnyLooked, iterator, wanted);
            }
            var item = iterator.Object.Next(ts);
            if (item.IsNull)
            {
                return ts.Then(item, AnyItem, iterator, wanted);
            }
            if (item.IsEnd)
            {
                return Value.Bool(!wanted.IsTrue);
            }
            var truth = Truth.Test(ts, item);
            if (truth.IsNull)
            {
                return ts.Then(truth, AnyTested, iterator, wanted);
            }
            if (truth.IsTrue == wanted.IsTrue)
            {
                return truth;
            }
        }
    }

    static Value AnyGoOn(ThreadState ts, Value nothing, Value iterator, Value wanted, Value c) => AnyOf(ts, iterator, wanted, default, default);

    static Value AnyTest(ThreadState ts, Value item, Value iterator, Value wanted, Value c) =>
        item.IsEnd ? Value.Bool(!wanted.IsTrue) : ts.Then(Truth.Test(ts, item), AnyTested, iterator, wanted);

    static Value AnyOn(ThreadState ts, Value truth, Value iterator, Value wanted, Value c) =>
        truth.IsTrue == wanted.IsTrue ? truth : AnyOf(ts, iterator, wanted, default, default);

    [PyFunction("min")]
    public static Value Min(ThreadState ts, Value[] rest, [KeywordOnly] Value key = default, [KeywordOnly] Value @default = default) => Extreme(ts, "min", Slot.Lt, rest, key, @default);

    [PyFunction("max")]
    public static Value Max(ThreadState ts, Value[] rest, [KeywordOnly] Value key = default, [KeywordOnly] Value @default = default) => Extreme(ts, "max", Slot.Gt, rest, key, @default);

    static Value Extreme(ThreadState ts, string name, Slot op, Value[] rest, Value key, Value otherwise)
    {
        if (rest.Length == 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{name} expected at least 1 argument, got 0");
        }
        if (rest.Length > 1 && !otherwise.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"Cannot specify a default for {name}() with multiple positional arguments");
        }
        var (withoutDefault, withDefault) = op == Slot.Lt ? (PreludeNames.MinOf, PreludeNames.MinOr) : (PreludeNames.MaxOf, PreludeNames.MaxOr);
        var isPlain = key.IsNull || key.IsNone;
        var items = rest;
        if (isPlain && (rest.Length > 1 || Collecting.TryItems(rest[0], out items)) && items.Length > 0)
        {
            var best = items[0];
            var i = 1;
            for (; i < items.Length && Comparison.TryNative(items[i], best, op, out var isBetter); i++)
            {
                best = isBetter ? items[i] : best;
            }
            if (i == items.Length)
            {
                return best;
            }
            return Prelude.Call(ts, withoutDefault, new Value(new PyTuple(items)), Value.None);
        }
        return Prelude.Call(ts, otherwise.IsNull ? withoutDefault : withDefault, otherwise.IsNull
            ? [rest.Length == 1 ? rest[0] : new Value(new PyTuple(rest)), isPlain ? Value.None : key]
            : [rest[0], isPlain ? Value.None : key, otherwise]);
    }

    // ---- output, input, code -------------------------------------------------------------------------------------------------

    [PyFunction("print")]
    public static Value Print(ThreadState ts, Value[] rest, [KeywordOnly] Value sep = default, [KeywordOnly] Value end = default, [KeywordOnly] Value file = default, [KeywordOnly] Value flush = default)
    {
        var state = new PyList([sep.IsNull ? Value.None : sep, end.IsNull ? Value.None : end, file.IsNull ? Value.None : file, flush.IsNull ? Value.Bool(false) : flush]);
        if (!IsTextOrNone(state[0]) || !IsTextOrNone(state[1]))
        {
            var isSep = !IsTextOrNone(state[0]);
            return ts.Raise(BuiltinTypes.TypeError, $"{(isSep ? "sep" : "end")} must be None or a string, not {state[isSep ? 0 : 1].Type.MessageName}");
        }
        var output = state[2].IsNone ? ts.Interpreter.Sys.Dictionary.GetOrNull(PyStr.Intern("stdout")) : state[2];
        if (output.IsNull)
        {
            return ts.Raise(BuiltinTypes.RuntimeError, "lost sys.stdout");
        }
        if (output.IsNone)
        {
            return Value.None;
        }
        return PrintFrom(ts, new Value(new PyTuple(rest)), new PyList(), PyTuple.Of(output, state[0], state[1], state[3]));
    }

    static bool IsTextOrNone(Value v) => v.IsNone || v.Object is PyStr;

    static readonly Continuation PrintText = new("builtins.print", &PrintNext);
    static readonly Continuation PrintWritten = new("builtins.print.written", &PrintFlush);

    // All texts first, then one write to our own streams; other files get each text by itself, as from CPython. State: output, separator, end, flush.
    static Value PrintFrom(ThreadState ts, Value items, PyList texts, PyTuple state)
    {
        var all = ((PyTuple)items.Object).Items;
        while (texts.Count < all.Length)
        {
            var text = Representation.Str(ts, all[texts.Count]);
            if (text.IsNull)
            {
                return ts.Then(text, PrintText, items, new Value(texts), new Value(state));
            }
            texts.Append(text);
        }
        if (state.Items[0].Object is not PyTextOutput)
        {
            return Prelude.Call(ts, PreludeNames.PrintTexts, new Value(texts), new Value(state));
        }
        var separator = state.Items[1].Object as PyStr ?? PyStr.Character(' ');
        var line = PyStr.Concat((PyStr)separator.Join(ts, new Value(texts)).Object, state.Items[2].Object as PyStr ?? PyStr.Character('\n'));
        return ts.Then(Calling.CallNamed(ts, state.Items[0], PyStr.Intern("write"), new Value(line)), PrintWritten, new Value(state));
    }

    static Value PrintNext(ThreadState ts, Value text, Value items, Value texts, Value state)
    {
        ((PyList)texts.Object).Append(text);
        return PrintFrom(ts, items, (PyList)texts.Object, (PyTuple)state.Object);
    }

    static Value PrintFlush(ThreadState ts, Value done, Value state, Value b, Value c)
    {
        var parts = ((PyTuple)state.Object).Items;
        return parts[3].IsTrue || parts[3].IsInt && parts[3].Bits != 0
            ? ts.Then(Calling.CallNamed(ts, parts[0], PyStr.Intern("flush")), ToNone)
            : Value.None;
    }

    [PyFunction("input")]
    public static Value Input(ThreadState ts, Value prompt = default) => Prelude.Call(ts, PreludeNames.InputLine, prompt.IsNull ? Value.Str("") : prompt);

    [PyFunction("open")]
    public static Value Open(ThreadState ts, [Keyword] Value file, [Keyword] Value mode = default, [Keyword] Value buffering = default, [Keyword] Value encoding = default,
        [Keyword] Value errors = default, [Keyword] Value newline = default, [Keyword] Value closefd = default, [Keyword] Value opener = default)
    {
        static Value Or(Value given, Value otherwise) => given.IsNull ? otherwise : given;
        return Prelude.Call(ts, PreludeNames.OpenFile, file, Or(mode, Value.Str("r")), Or(buffering, Value.Int(-1)), Or(encoding, Value.None), Or(errors, Value.None),
            Or(newline, Value.None), Or(closefd, Value.Bool(true)), Or(opener, Value.None));
    }

    [PyFunction("__build_class__")]
    public static Value BuildClass(ThreadState ts, Value func, Value name, Value[] rest, [Keyword] PyDict keywords) =>
        Prelude.Call(ts, PreludeNames.BuildClass, func, name, new Value(PyTuple.Of(rest)), new Value(keywords));

    [PyFunction("__import__")]
    public static Value Import(ThreadState ts, [Keyword] Value name, [Keyword] Value globals = default, [Keyword] Value locals = default, [Keyword] Value fromlist = default, [Keyword] Value level = default) =>
        Prelude.Call(ts, PreludeNames.ImportName, name, fromlist.IsNull ? new Value(PyTuple.Empty) : fromlist, level.IsNull ? Value.Int(0) : level,
            globals.IsNull || globals.IsNone ? new Value(new PyDict()) : globals);
}
