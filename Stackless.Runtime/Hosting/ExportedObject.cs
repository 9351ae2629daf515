// What the constructor of a generated class is given: the Python object that it is to stand for. Where Python had that first, by Interpreter.Wrap, it is there; where C# makes
// the object it is made by calling the Python class, but not before the .NET object is there: if that is of a class that C# derives from the generated one, what this overrides
// may be called by __init__, and the Python object is of a class that is made for it (Interpreter.Derived.cs).
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExportedObject
{
    readonly Value value;
    readonly ExportedCall call;
    readonly Export? type;
    readonly bool isSecond;

    /// <param name="isSecond">The .NET object is made beside another one that the Python object may have.</param>
    internal ExportedObject(Interpreter interpreter, Value value, bool isSecond = false)
    {
        Interpreter = interpreter;
        this.value = value;
        this.isSecond = isSecond;
    }

    /// <param name="type">The Python class.</param>
    /// <param name="call">A call of it.</param>
    internal ExportedObject(Export type, ExportedCall call)
    {
        Interpreter = call.Interpreter;
        this.type = type;
        this.call = call;
    }

    internal Interpreter Interpreter { get; }

    /// <summary>The Python object, if it was there before.</summary>
    internal Value Value => value;

    /// <summary>Gives a .NET object the Python object that it stands for.</summary>
    internal void Give(PythonObject wrapper)
    {
        if (type is null)
        {
            Make(wrapper, value);
            return;
        }
        using var visit = new Visit(Interpreter, default);
        // Generated classes are where their modules are.
        if (wrapper.GetType().Assembly != type.Module.Assembly)
        {
            call.MakeDerived(visit, wrapper);
            return;
        }
        Make(wrapper, call.Make(visit));
    }

    void Make(PythonObject wrapper, Value made)
    {
        wrapper.Become(made, isDerived: false);
        if (!isSecond)
        {
            Interpreter.Adopt(made.Object, wrapper);
        }
    }
}
