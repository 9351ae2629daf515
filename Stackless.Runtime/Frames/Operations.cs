// What emitted code calls for the operations of the IR that are not a member of their own type: names, cells, building, functions.
// One method per operation, named after it. Public because compiled assemblies call it; not an API for anyone else.
// Void for what cannot fail and has no result; otherwise a value, null with the reason in the thread state.
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Operations
{
    // ---- globals -----------------------------------------------------------------------------------------------------

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value LoadGlobal(ThreadState ts, GlobalCell cell)
    {
        var value = cell.Value;
        return value.IsNull ? LoadBuiltin(ts, cell) : value;
    }

    static Value LoadBuiltin(ThreadState ts, GlobalCell cell)
    {
        var value = cell.Read();
        return value.IsNull ? RaiseName(ts, cell.Name) : value;
    }

    static Value RaiseName(ThreadState ts, PyStr name) => ts.RaiseNameError($"name '{name.Text}' is not defined", name);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreGlobal(GlobalCell cell, Value value) => cell.Write(value);

    public static Value DeleteGlobal(ThreadState ts, GlobalCell cell) => cell.Owner.Remove(cell.Name) ? Value.None : RaiseName(ts, cell.Name);

    // ---- names in a namespace (class bodies, exec) -------------------------------------------------------------------

    public static Value LoadName(ThreadState ts, Value space, GlobalCell global, Value cell)
    {
        if (space.Object.ShapeId == ShapeIds.Dict)
        {
            return Unsafe.As<PyDict>(space.Object).TryGet(global.Name, out var value) ? value : LoadOutside(ts, space, global, cell);
        }
        return ts.Then(Items.Load(ts, space, new Value(global.Name)), NameLoaded, new Value(global), cell, space);
    }

    // Globals of a class of their own answer as that class says: annotationlib's know every name.
    static Value LoadOutside(ThreadState ts, Value space, GlobalCell global, Value cell)
    {
        if (cell.Object is PyCell { Content.IsNull: false } closed)
        {
            return closed.Content;
        }
        return global.Owner.ShapeIsPlain || ReferenceEquals(global.Owner, space.Object)
            ? LoadGlobal(ts, global)
            : ts.Then(Items.Load(ts, new Value(global.Owner), new Value(global.Name)), NameLoaded, new Value(global), cell, new Value(global.Owner));
    }

    static readonly Continuation NameLoaded = new("loadname.loaded", &LoadOutsideOnKeyError, handlesExceptions: true);

    static Value LoadOutsideOnKeyError(ThreadState ts, Value result, Value global, Value cell, Value space)
    {
        if (!result.IsNull || !ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.KeyError))
        {
            return result;
        }
        ts.TakeException();
        return LoadOutside(ts, space, (GlobalCell)global.Object, cell);
    }

    public static Value StoreName(ThreadState ts, Value space, PyStr name, Value value) => Items.Store(ts, space, new Value(name), value);

    public static Value DeleteName(ThreadState ts, Value space, PyStr name) =>
        ts.Then(Items.Delete(ts, space, new Value(name)), NameDeleted, new Value(name));

    static readonly Continuation NameDeleted = new("deletename.deleted", &KeyErrorToNameError, handlesExceptions: true);

    static Value KeyErrorToNameError(ThreadState ts, Value result, Value name, Value b, Value c)
    {
        if (!result.IsNull || !ts.Exception!.Type.IsSubtypeOf(BuiltinTypes.KeyError))
        {
            return result;
        }
        ts.TakeException();
        return RaiseName(ts, (PyStr)name.Object);
    }

    // ---- cells and locals --------------------------------------------------------------------------------------------

    public static Value MakeCell(Value initial) => new(new PyCell(initial));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value LoadCell(ThreadState ts, Value cell, PyStr name, bool isFree)
    {
        var value = Unsafe.As<PyCell>(cell.Object).Content;
        return value.IsNull ? RaiseUnbound(ts, name.Text, isFree) : value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreCell(Value cell, Value value) => Value.Store(ref Unsafe.As<PyCell>(cell.Object).Content, value);

    public static Value DeleteCell(ThreadState ts, Value cell, PyStr name, bool isFree)
    {
        var closed = (PyCell)cell.Object;
        if (closed.Content.IsNull)
        {
            return RaiseUnbound(ts, name.Text, isFree);
        }
        closed.Content = default;
        return Value.None;
    }

    public static Value RaiseUnbound(ThreadState ts, string name, bool isFree) => isFree
        ? ts.RaiseNameError($"cannot access free variable '{name}' where it is not associated with a value in enclosing scope", PyStr.Intern(name))
        : ts.Raise(BuiltinTypes.UnboundLocalError, $"cannot access local variable '{name}' where it is not associated with a value");

    // ---- attributes --------------------------------------------------------------------------------------------------

    public static Value DeleteAttr(ThreadState ts, Value o, PyStr name) => AttributeLookup.Store(ts, o, name, default);

    /// <summary>A special method looked up on the type and bound; TypeError with <paramref name="error"/> if there is none.</summary>
    public static Value LoadSpecial(ThreadState ts, Value o, PyStr name, string error)
    {
        var found = o.Type.Lookup(name);
        return found.IsNull
            ? ts.Raise(BuiltinTypes.TypeError, error.Replace("%s", ObjectType.NameInFull(o.Type)) + OtherProtocol(o.Type, name.Text))
            : AttributeLookup.Bind(ts, found, o, o.Type);
    }

    // Whether the other kind of `with` would do.
    static string OtherProtocol(PyType type, string name)
    {
        bool Has(string method) => !type.Lookup(PyStr.Intern(method)).IsNull;
        var isAsync = name is "__aenter__" or "__aexit__";
        if (isAsync)
        {
            return Has("__enter__") && Has("__exit__") ? " but it supports the context manager protocol. Did you mean to use 'with'?" : "";
        }
        return Has("__aenter__") && Has("__aexit__") ? " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?" : "";
    }

    // ---- truth and identity ------------------------------------------------------------------------------------------

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Is(Value a, Value b) => Value.Bool(Value.Same(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value IsNot(Value a, Value b) => Value.Bool(!Value.Same(a, b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Value Not(Value v) => Value.Bool(!v.IsTrue);

    // ---- building ----------------------------------------------------------------------------------------------------

    public static Value BuildSlice(Value start, Value stop, Value step) => new(new PySlice(start, stop, step));

    /// <summary>Strings end to end: an f-string's pieces.</summary>
    public static Value BuildString(Value[] pieces)
    {
        var length = 0L;
        foreach (var piece in pieces)
        {
            var str = (PyStr)piece.Object;
            if (!str.IsPlain)
            {
                return BuildWideString(pieces);
            }
            length += str.Length;
        }
        return length > PyStr.MaxLength ? throw new OutOfMemoryException() : new Value(PyStr.Plain(string.Create((int)length, pieces, static (text, pieces) =>
        {
            foreach (var piece in pieces)
            {
                var part = ((PyStr)piece.Object).PlainText!;
                part.CopyTo(text);
                text = text[part.Length..];
            }
        })));
    }

    static Value BuildWideString(Value[] pieces)
    {
        var result = PyStr.Empty;
        foreach (var piece in pieces)
        {
            result = PyStr.Concat(result, (PyStr)piece.Object);
        }
        return new Value(result);
    }

    public static Value BuildDict(ThreadState ts, Value[] keysAndValues)
    {
        var dict = PyDict.WithCapacity(keysAndValues.Length / 2);
        for (var i = 0; i < keysAndValues.Length; i += 2)
        {
            if (!DictLookup.TrySet(dict, keysAndValues[i], keysAndValues[i + 1]))
            {
                return Prelude.Call(ts, PreludeNames.BuildDict, new Value(dict), new Value(new PyTuple(keysAndValues[i..])));
            }
        }
        return new Value(dict);
    }

    public static Value BuildSet(ThreadState ts, Value[] elements)
    {
        var set = new PySet();
        set.table.Reserve(elements.Length);
        return ts.Then(SetAlgebra.AddAll(ts, set.table, new PyList(elements), 0), SetBuilt, new Value(set));
    }

    static readonly unsafe Continuation SetBuilt = new("set.built", &GiveSet);

    static Value GiveSet(ThreadState ts, Value table, Value set, Value b, Value c) => set;

    public static void AppendToList(Value list, Value element) => Unsafe.As<PyList>(list.Object).Append(element);

    /// <summary>
    /// An empty list that will get one element for each of the iterator's, with room for them if their number is known; for an eighth of them
    /// if a condition is in between.
    /// </summary>
    public static Value ListToFill(Value iterator, bool isFiltered)
    {
        const int most = 1 << 16;
        var expected = iterator.Object switch
        {
            PyRangeIterator range => range.LengthHint(),
            PyListIterator list => list.LengthHint(),
            PyTupleIterator tuple => tuple.LengthHint(),
            _ => 0,
        };
        return new Value(PyList.WithCapacity((int)Math.Min(isFiltered ? expected / 8 : expected, most)));
    }

    public static Value AppendToSet(ThreadState ts, Value set, Value element) => DictLookup.Set(ts, Unsafe.As<PySet>(set.Object).table, element, Value.None, keepKey: true);


    static readonly PyStr UpdateName = PyStr.Intern("update");

    public static Value ExtendList(ThreadState ts, Value list, Value iterable)
    {
        if (!iterable.Type.Has(Slot.Iter) && !iterable.Type.Has(Slot.GetItem))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"Value after * must be an iterable, not {iterable.Type.MessageName}");
        }
        return Unsafe.As<PyList>(list.Object).Extend(ts, iterable);
    }

    public static Value ExtendSet(ThreadState ts, Value set, Value iterable) => Unsafe.As<PySet>(set.Object).Update(ts, [iterable]);

    public static Value ExtendDict(ThreadState ts, Value dict, Value mapping) => mapping.Object is PyDict ? PyDict.Merge(ts, (PyDict)dict.Object, mapping) : AttributeLookup.Has(mapping, KeysName)
        ? Calling.CallNamed(ts, dict, UpdateName, mapping)
        : ts.Raise(BuiltinTypes.TypeError, $"'{mapping.Type.MessageName}' object is not a mapping");

    static readonly PyStr KeysName = PyStr.Intern("keys");

    public static Value ListToTuple(Value list) => new(PyTuple.Of(((PyList)list.Object).ToArray()));

    public static Value FormatValue(ThreadState ts, Value value, int conversion, Value spec) => conversion switch
    {
        0 or -1 => Representation.Format(ts, value, spec.Object as PyStr ?? PyStr.Empty),
        _ => ts.Then(conversion switch
        {
            's' => Representation.Str(ts, value),
            'r' => Representation.Repr(ts, value),
            _ => Representation.Ascii(ts, value),
        }, Converted, spec),
    };

    static readonly Continuation Converted = new("fstring.converted", &FormatConverted);

    static Value FormatConverted(ThreadState ts, Value text, Value spec, Value b, Value c) => spec.IsNull ? text : Representation.Format(ts, text, (PyStr)spec.Object);

    // ---- calls -------------------------------------------------------------------------------------------------------

    /// <summary>f(*positional, **keywords): a tuple or list, and a dict or null.</summary>
    public static Value CallSpread(ThreadState ts, Value callee, Value positional, Value keywords)
    {
        var arguments = positional.Object is PyTuple tuple ? tuple.Items : ((PyList)positional.Object).ToArray();
        if (keywords.Object is not PyDict { Count: > 0 } named)
        {
            var function = callee.Object;
            return arguments.Length switch
            {
                0 => function.Call0(ts),
                1 => function.Call1(ts, arguments[0]),
                2 => function.Call2(ts, arguments[0], arguments[1]),
                3 => function.Call3(ts, arguments[0], arguments[1], arguments[2]),
                4 => function.Call4(ts, arguments[0], arguments[1], arguments[2], arguments[3]),
                _ => function.Call(ts, [.. arguments], []),
            };
        }
        var all = new Value[arguments.Length + named.Count];
        arguments.CopyTo(all, 0);
        var names = new PyStr[named.Count];
        var i = 0;
        foreach (var (key, value) in named.Pairs())
        {
            names[i] = (PyStr)key.Object;
            all[arguments.Length + i++] = value;
        }
        return callee.Object.Call(ts, all, names);
    }

    public static Value MergeKeywords(ThreadState ts, Value target, Value mapping, Value callee) =>
        mapping.Object is PyDict { ShapeId: ShapeIds.Dict } named && TryMerge((PyDict)target.Object, named)
            ? Value.None
            : Prelude.Call(ts, PreludeNames.MergeKeywords, target, mapping, callee);

    /// <summary>All its keys are exactly strs.</summary>
    internal static bool IsNamed(PyDict dict)
    {
        for (var i = -1; dict.MoveNext(ref i);)
        {
            if (dict.KeyAt(i).Object is not PyStr { ShapeId: ShapeIds.Str })
            {
                return false;
            }
        }
        return true;
    }

    // False, and nothing merged, if a key is no str or is there already.
    static bool TryMerge(PyDict target, PyDict named)
    {
        if (!IsNamed(named))
        {
            return false;
        }
        for (var i = -1; target.Count > 0 && named.MoveNext(ref i);)
        {
            if (target.ContainsKey((PyStr)named.KeyAt(i).Object))
            {
                return false;
            }
        }
        if (!target.TryTakeAll(named))
        {
            target.Reserve(named.Count);
            for (var i = -1; named.MoveNext(ref i);)
            {
                target.Set((PyStr)named.KeyAt(i).Object, named.ValueAt(i));
            }
        }
        return true;
    }

    // ---- exceptions --------------------------------------------------------------------------------------------------

    public static void AddTraceback(ThreadState ts, PyFunction function, int site)
    {
        var exception = ts.Exception!;
        exception.Traceback = new PyTraceback(exception.Traceback, function, site);
    }

    /// <summary>By a function that was resumed: its frame may have been looked at.</summary>
    public static void AddTracebackOfFrame(ThreadState ts, PyFrame frame, int site)
    {
        AddTraceback(ts, frame.Function, site);
        if (frame.Seen is { } view)
        {
            view.PassedAt(site);
            ((PyTraceback)ts.Exception!.Traceback!).Seen = view;
        }
    }

    public static Value Raise(ThreadState ts, Value exception) => ts.Raise((PyBaseException)exception.Object);

    public static Value Reraise(ThreadState ts, Value exception) => ts.Reraise((PyBaseException)exception.Object);

    public static Value Catch(ThreadState ts) => new(ts.TakeException());

    public static Value MatchException(ThreadState ts, Value exception, Value type)
    {
        if (type.Object is PyType single && single.IsException)
        {
            return Value.Bool(exception.Type == single || exception.Type.IsSubtypeOf(single));
        }
        if (type.Object is not PyTuple tuple)
        {
            return RaiseNotCatchable(ts);
        }
        var isMatch = false;
        foreach (var item in tuple.Items)
        {
            if (item.Object is not PyType { IsException: true } candidate)
            {
                return RaiseNotCatchable(ts);
            }
            isMatch |= exception.Type.IsSubtypeOf(candidate);
        }
        return Value.Bool(isMatch);
    }

    static Value RaiseNotCatchable(ThreadState ts) =>
        ts.Raise(BuiltinTypes.TypeError, "catching classes that do not inherit from BaseException is not allowed");

    public static Value PushHandled(ThreadState ts, Value exception)
    {
        var former = ts.Handled;
        ts.Handled = exception.Object as PyBaseException;
        return former is null ? Value.None : new Value(former);
    }

    public static void PopHandled(ThreadState ts, Value former) => ts.Handled = former.Object as PyBaseException;

    public static Value TakeStopValue(ThreadState ts)
    {
        var value = ts.StopValue;
        ts.StopValue = default;
        return value.IsNull ? Value.None : value;
    }

    /// <summary>A frame whose state is not one of its function's: the pickle it came from was damaged or made by hand.</summary>
    public static Value InvalidState(PyFrame frame) =>
        throw new InvalidOperationException($"frame of {frame.Function.QualifiedName.Text} is in state {frame.State}, which its code does not have");

    // ---- constants ---------------------------------------------------------------------------------------------------

    public static PyStr StringOfPoints(string list) => PyStr.FromPoints(Array.ConvertAll(list.Split(','), int.Parse));

    /// <summary>What <see cref="Code"/> takes as names, of a function whose qualified name goes on from that of the function around.</summary>
    public static string NamesWithin(Code outer, string name, string rest) => string.Concat(name, "\n", outer.QualifiedName, rest);

    public static PyObject TupleConstant(string encoded) => new ConstantReader(encoded).Read().Object;

    public static PyBytes BytesConstant(string base64) => new(Convert.FromBase64String(base64));

    public static PyInt BigConstant(string digits) => new(BigInteger.Parse(digits));

    public static PyComplex ComplexConstant(double imaginary) => new(0, imaginary);
}
