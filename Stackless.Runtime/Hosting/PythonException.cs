// How a Python exception arrives in C#.
namespace Stackless.Hosting;

/// <summary>Thrown where C# called Python code that raised. The message is the Python exception's last line; ToString has the whole Python traceback.</summary>
public sealed class PythonException : Exception
{
    readonly string report;

    internal PythonException(PyBaseException error, string report)
        : base(report.TrimEnd().Split('\n')[^1])
    {
        Error = error;
        this.report = report;
    }

    /// <summary>The Python exception object.</summary>
    public PyBaseException Error { get; }

    /// <summary>The Python class's name, such as <c>ValueError</c>.</summary>
    public string TypeName => Error.Type.Name;

    /// <summary>As Python prints it: "Traceback (most recent call last): ...".</summary>
    public string PythonTraceback => report;

    public override string ToString() => report + base.ToString();
}
