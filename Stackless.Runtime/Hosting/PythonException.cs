// How a Python exception arrives in C#. All that takes Python code to know (its text, the report) is worked out where it is thrown, in the call that raised it.
namespace Stackless.Hosting;

/// <summary>Thrown where C# called Python code that raised. ToString has the whole Python traceback.</summary>
public sealed class PythonException : Exception
{
    readonly Interpreter interpreter;

    internal PythonException(Interpreter interpreter, PyBaseException error, string message, string report, Exception? inner)
        : base(message, inner)
    {
        this.interpreter = interpreter;
        Error = error;
        PythonTraceback = report;
        TypeName = NameOf(error.Type);
        Frames = PythonFrame.Of(error.Traceback);
    }

    /// <summary>The Python exception object.</summary>
    public PyBaseException Error { get; }

    /// <summary>The Python class's name, with its module unless it is built in: <c>ValueError</c>, <c>shop.orders.OutOfStock</c>.</summary>
    public string TypeName { get; }

    /// <summary>As Python prints it: "Traceback (most recent call last): ...".</summary>
    public string PythonTraceback { get; }

    /// <summary>The levels of the traceback, as Python prints them: where it was raised is the last one.</summary>
    public IReadOnlyList<PythonFrame> Frames { get; }

    /// <summary>An attribute of the exception object, as the natural .NET value.</summary>
    /// <exception cref="PythonException">It has none of that name (AttributeError), or reading it raised.</exception>
    public object? this[string attribute] => new PythonObject(interpreter, new Value(Error)).GetAttr(attribute);

    /// <summary>Is it of a class, or of one derived from it?</summary>
    /// <param name="typeName">As <see cref="TypeName"/> has it.</param>
    public bool Is(string typeName) => Error.Type.Mro.Any(type => NameOf(type) == typeName);

    static string NameOf(PyType type)
    {
        var module = (type.PyModuleName.Object as PyStr)?.Text;
        return module is null or "builtins" ? type.PyQualifiedName : $"{module}.{type.PyQualifiedName}";
    }

    public override string ToString() => PythonTraceback + base.ToString();
}
