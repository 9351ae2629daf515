// One call of a typed member: whose, and with what, put together before the interpreter is entered.
using System.Collections;

namespace Stackless.Hosting;

readonly struct ExportedCall
{
    readonly PythonObject? self;
    readonly Export export;
    readonly Value[] arguments;
    readonly PyStr[] keywords;

    /// <inheritdoc cref="Exports.Call{T}"/>
    public ExportedCall(PythonObject? self, Export export, Value[] positional, IEnumerable? rest, string[] names, Value[] named, object? more)
    {
        this.self = self;
        this.export = export;
        Interpreter = self?.Interpreter ?? Interpreter.Current;
        var interpreter = Interpreter;
        if (rest is null && names.Length == 0 && more is null && !Array.Exists(positional, v => v.IsNull))
        {
            (arguments, keywords) = (positional, []);
            return;
        }
        var all = new List<Value>(positional.TakeWhile(v => !v.IsNull));
        foreach (var argument in rest ?? Array.Empty<object>())
        {
            all.Add(ToPython.Of(interpreter, argument));
        }
        var keys = new List<PyStr>();
        foreach (var (name, value) in names.Zip(named).Where(pair => !pair.Second.IsNull))
        {
            keys.Add(PyStr.Intern(name));
            all.Add(value);
        }
        if (more is not null)
        {
            foreach (var (key, value) in ((PyDict)ToPython.Of(interpreter, more).Object).Pairs())
            {
                keys.Add((PyStr)key.Object);
                all.Add(value);
            }
        }
        (arguments, keywords) = ([.. all], [.. keys]);
    }

    public Interpreter Interpreter { get; }

    /// <summary>Makes the call.</summary>
    public Value Make(in Visit visit)
    {
        var callee = self is null ? Interpreter.Find(visit, export) : Interpreter.MemberOf(visit, self, export);
        return visit.Call(callee.Object, arguments, keywords);
    }

    /// <summary>Calls a class for an object of a class that C# derives from it.</summary>
    public void MakeDerived(in Visit visit, PythonObject derived)
    {
        var cls = Interpreter.DerivedClass(visit, (PyType)Interpreter.Find(visit, export).Object, derived.GetType());
        visit.Call(Interpreter.Prelude.Function(PreludeNames.MakeDerived), [new Value(cls), Interpreter.AdopterOf(derived), .. arguments], keywords);
    }

    public T Result<T>(Value result) => FromPython.To<T>(Interpreter, result, $"{export.Name}() is annotated to return");
}
