// C# calls Python: what the generated members of a compiled module come down to. Functions and classes of a module are found in Interpreter.Current, members of an
// object in its own interpreter. Arguments are converted before the call, the result inside of it, where nobody else can change what is read.
using System.Collections;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class Exports
{
    /// <summary>In place of an argument that is not passed.</summary>
    public static readonly Value Nothing;

    /// <summary>An argument.</summary>
    /// <param name="self">The object whose member is called; null for a module's.</param>
    public static Value Argument(PythonObject? self, object? argument) => ToPython.Of(self?.Interpreter ?? Interpreter.Current, argument);

    /// <summary>An argument that is left to its default if it is null.</summary>
    public static Value ArgumentUnlessNull(PythonObject? self, object? argument) => argument is null ? default : Argument(self, argument);

    /// <summary>Calls a function, or a method of an object.</summary>
    /// <typeparam name="T">What the annotation stands for.</typeparam>
    /// <param name="self">The object; null: the export is found in its module.</param>
    /// <param name="positional">Up to the first null value, which was not given.</param>
    /// <param name="rest">Further positional arguments, or null.</param>
    /// <param name="names">Names of arguments.</param>
    /// <param name="named">Their values; null values were not given.</param>
    /// <param name="more">A dictionary of further arguments by name, or null.</param>
    /// <exception cref="PythonException">It raised.</exception>
    /// <exception cref="InvalidCastException">The result is not what the annotation says.</exception>
    /// <exception cref="OverflowException">The result is an int that does not fit.</exception>
    public static T Call<T>(PythonObject? self, Export export, Value[] positional, IEnumerable? rest, string[] names, Value[] named, object? more)
    {
        var call = new ExportedCall(self, export, positional, rest, names, named, more);
        using var visit = new Visit(call.Interpreter, default, export.Name);
        return call.Result<T>(call.Make(visit));
    }

    /// <summary>Calls a function of a module, or a method, with up to three positional arguments, and allocates nothing by itself.</summary>
    /// <inheritdoc cref="Call{T}(PythonObject?, Export, Value[], IEnumerable?, string[], Value[], object?)"/>
    public static T Call<T>(PythonObject? self, Export export, int count, Value a, Value b, Value c)
    {
        var interpreter = self?.Interpreter ?? Interpreter.Current;
        using var visit = new Visit(interpreter, default, export.Name);
        return Converted<T>(interpreter, CallShortly(visit, interpreter, self, export, count, a, b, c), export, "() is annotated to return");
    }

    static Value CallShortly(in Visit visit, Interpreter interpreter, PythonObject? self, Export export, int count, Value a, Value b, Value c) => self is null
        ? visit.Call(interpreter.Find(visit, export).Object, count, a, b, c)
        : self.Overrides(export) ? visit.Call(interpreter.BaseMember(visit, self, export.Last).Object, count, a, b, c)
        : visit.CallMethod(self.Value, interpreter.SiteOf(export), count, a, b, c);

    // The text for an error is put together only where there is one.
    static T Converted<T>(Interpreter interpreter, Value result, Export export, string claim)
    {
        if (typeof(T) == typeof(long) && result.IsInt)
        {
            var n = result.Bits;
            return Unsafe.As<long, T>(ref n);
        }
        if (typeof(T) == typeof(double) && result.IsFloat)
        {
            var d = result.AsDouble;
            return Unsafe.As<double, T>(ref d);
        }
        return FromPython.To<T>(interpreter, result, export.Name + claim);
    }

    /// <inheritdoc cref="Call{T}(PythonObject?, Export, int, Value, Value, Value)"/>
    public static void CallVoid(PythonObject? self, Export export, int count, Value a, Value b, Value c)
    {
        var interpreter = self?.Interpreter ?? Interpreter.Current;
        using var visit = new Visit(interpreter, default, export.Name);
        CallShortly(visit, interpreter, self, export, count, a, b, c);
    }

    /// <summary>The same, where nothing is returned.</summary>
    public static void CallVoid(PythonObject? self, Export export, Value[] positional, IEnumerable? rest, string[] names, Value[] named, object? more)
    {
        var call = new ExportedCall(self, export, positional, rest, names, named, more);
        using var visit = new Visit(call.Interpreter, default, export.Name);
        call.Make(visit);
    }

    /// <summary>Calls a coroutine function and awaits its result, by an event loop of its own on a thread of the pool.</summary>
    /// <param name="cancellation">Ends the coroutine, wherever it waits; the task is cancelled then.</param>
    public static Task<T> CallAsync<T>(PythonObject? self, Export export, Value[] positional, IEnumerable? rest, string[] names, Value[] named, object? more, CancellationToken cancellation)
    {
        var call = new ExportedCall(self, export, positional, rest, names, named, more);
        return Task.Run(() =>
        {
            using var visit = new Visit(call.Interpreter, cancellation, export.Name);
            return call.Result<T>(visit.Call(call.Interpreter.Prelude.Function(PreludeNames.RunAwaitable), [call.Make(visit)], []));
        }, cancellation);
    }

    /// <summary>Makes an object of an exported class.</summary>
    public static ExportedObject New(Export type, Value[] positional, IEnumerable? rest, string[] names, Value[] named, object? more) =>
        new(type, new ExportedCall(null, type, positional, rest, names, named, more));

    /// <summary>The value of a module's variable, or of a class's attribute.</summary>
    public static T Read<T>(Export export)
    {
        var interpreter = Interpreter.Current;
        using var visit = new Visit(interpreter, default);
        return FromPython.To<T>(interpreter, interpreter.Find(visit, export), $"{export.Name} is annotated to be");
    }

    /// <summary>Reads an attribute of an object.</summary>
    public static T Get<T>(PythonObject self, Export attribute)
    {
        if (TryGetOwn(self, attribute, out var own))
        {
            return Converted<T>(self.Interpreter, own, attribute, " is annotated to be");
        }
        using var visit = new Visit(self.Interpreter, default);
        return Converted<T>(self.Interpreter, self.Interpreter.MemberOf(visit, self, attribute), attribute, " is annotated to be");
    }

    /// <summary>Writes an attribute of an object.</summary>
    public static void Set(PythonObject self, Export attribute, Value value)
    {
        if (TrySetOwn(self, attribute, value))
        {
            return;
        }
        if (self.Overrides(attribute))
        {
            self.Interpreter.CallPrelude(PreludeNames.SetBaseMember, new Value(self.Value.Type), self.Value, new Value(attribute.Last), value);
            return;
        }
        self.Interpreter.CallBuiltin("setattr", self.Value, new Value(attribute.Last), value);
        using var hold = new Hold(self.Interpreter);
        self.Interpreter.SiteOf(attribute).Written = AttributeLookup.EntryForStore(self.Value, attribute.Last);
    }

    // What the object has itself, where nothing overrules it, is there without running anything: the interpreter is only held.
    static bool TryGetOwn(PythonObject self, Export attribute, out Value value)
    {
        using var hold = new Hold(self.Interpreter);
        return AttributeSite.TryLoad(self.Value, self.Interpreter.SiteOf(attribute).Attribute, out value);
    }

    static bool TrySetOwn(PythonObject self, Export attribute, Value value)
    {
        using var hold = new Hold(self.Interpreter);
        return self.Interpreter.SiteOf(attribute).Written is { } written && AttributeSite.TryStore(self.Value, value, written);
    }

    /// <summary>An operator, or an item.</summary>
    /// <param name="name">As the module operator calls it.</param>
    public static T Operate<T>(PythonObject self, string name, object?[] operands)
    {
        using var visit = new Visit(self.Interpreter, default);
        return FromPython.To<T>(self.Interpreter, self.Operate(name, operands), $"{name}() is annotated to return");
    }

    /// <summary>An operator whose second operand is the object.</summary>
    public static T OperateOn<T>(PythonObject self, string name, object? operand)
    {
        using var visit = new Visit(self.Interpreter, default);
        return FromPython.To<T>(self.Interpreter, self.OperateOn(name, operand), $"{name}() is annotated to return");
    }

    /// <summary>Iterates over an object whose elements are of a type.</summary>
    public static IEnumerator<T> Iterate<T>(PythonObject self) => self.As<IEnumerable<T>>().GetEnumerator();

    /// <summary>Less than 0, 0, or more than 0, for a class that has <c>&lt;</c>.</summary>
    public static int Compare(PythonObject self, PythonObject? other) =>
        other is null ? 1 : self.Equals(other) ? 0 : Operate<bool>(self, "lt", [other]) ? -1 : 1;

    /// <summary>Leaves an object, as <c>with</c> does at its end.</summary>
    public static void Dispose(PythonObject self) => self.CallMethod("__exit__", null, null, null);

    /// <summary>What <c>==</c> means for a class that has it.</summary>
    public static bool AreEqual(PythonObject? a, PythonObject? b) => a is null ? b is null : a.Equals(b);
}
