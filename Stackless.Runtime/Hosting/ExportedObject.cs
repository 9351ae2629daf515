// What the constructor of a generated class is given: the Python object that it is to stand for. Where C# makes the object, this is made by calling the Python class;
// where Python had it first, by Interpreter.Wrap.
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ExportedObject
{
    internal ExportedObject(Interpreter interpreter, Value value)
    {
        Interpreter = interpreter;
        Value = value;
    }

    internal Interpreter Interpreter { get; }
    internal Value Value { get; }

    /// <summary>The .NET object for it is this one from now on.</summary>
    internal void Adopt(PythonObject wrapper) => Interpreter.Adopt(Value.Object, wrapper);
}
