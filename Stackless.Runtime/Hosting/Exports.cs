// C# calls Python: what the generated methods of a compiled module come down to. Converts arguments and results; the call is made in
// Interpreter.Current, which imports the module at the first one.
using System.Collections;
using System.ComponentModel;
using System.Reflection;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class Exports
{
    /// <summary>Calls a module-level function.</summary>
    /// <typeparam name="T">What an annotation can stand for: long, double, string, bool, byte[], lists, dictionaries, tuples, enumerables
    /// and nullables of these, or object.</typeparam>
    /// <param name="module">The compiled module's class.</param>
    /// <exception cref="PythonException">The function raised.</exception>
    /// <exception cref="InvalidCastException">The result is not what the annotation says.</exception>
    public static T Call<T>(RuntimeTypeHandle module, string function, object?[] arguments) =>
        Convert<T>(function, CallValue(module, function, Array.ConvertAll(arguments, ClrConversion.FromClr), []));

    /// <summary>Calls a module-level function annotated to return None.</summary>
    public static void CallVoid(RuntimeTypeHandle module, string function, object?[] arguments) =>
        CallValue(module, function, Array.ConvertAll(arguments, ClrConversion.FromClr), []);

    /// <summary>Calls a function that has more than positional parameters.</summary>
    /// <param name="rest">Further positional arguments, or null.</param>
    /// <param name="more">A dictionary of further arguments by name, or null.</param>
    public static T CallByName<T>(RuntimeTypeHandle module, string function, object?[] positional, IEnumerable? rest, string[] names, object?[] named, object? more) =>
        Convert<T>(function, CallGeneral(module, function, positional, rest, names, named, more));

    /// <summary>The same, of a function annotated to return None.</summary>
    public static void CallVoidByName(RuntimeTypeHandle module, string function, object?[] positional, IEnumerable? rest, string[] names, object?[] named, object? more) =>
        CallGeneral(module, function, positional, rest, names, named, more);

    static Value CallGeneral(RuntimeTypeHandle module, string function, object?[] positional, IEnumerable? rest, string[] names, object?[] named, object? more)
    {
        var arguments = new List<Value>();
        arguments.AddRange(positional.Select(ClrConversion.FromClr));
        foreach (var argument in rest ?? Array.Empty<object>())
        {
            arguments.Add(ClrConversion.FromClr(argument));
        }
        var keywords = names.Select(PyStr.Intern).ToList();
        arguments.AddRange(named.Select(ClrConversion.FromClr));
        if (more is not null)
        {
            foreach (var (key, value) in ((PyDict)ClrConversion.FromClr(more).Object).Pairs())
            {
                keywords.Add((PyStr)key.Object);
                arguments.Add(value);
            }
        }
        return CallValue(module, function, [.. arguments], [.. keywords]);
    }

    static T Convert<T>(string function, Value result)
    {
        if (typeof(T).IsGenericType && typeof(T).GetGenericTypeDefinition() == typeof(IEnumerable<>) && !result.IsNone)
        {
            return (T)iterate.MakeGenericMethod(typeof(T).GetGenericArguments()).Invoke(null, [Interpreter.Current, result])!;
        }
        return ClrConversion.ToClr(result, typeof(T)) is T converted
            ? converted
            : result.IsNone && default(T) is null ? default!
            : throw new InvalidCastException($"{function}() is annotated to return {typeof(T).Name} but returned a Python {result.Type.Name}");
    }

    static readonly MethodInfo iterate = typeof(Exports).GetMethod(nameof(Iterate), BindingFlags.NonPublic | BindingFlags.Static)!;

    // A generator is driven as C# asks for its elements, on this thread.
    static IEnumerable<T> Iterate<T>(Interpreter interpreter, Value iterable)
    {
        var iterator = interpreter.CallBuiltin("iter", iterable);
        var end = new Value(new PyList());
        for (;;)
        {
            var element = interpreter.CallBuiltin("next", iterator, end);
            if (element.Object == end.Object)
            {
                yield break;
            }
            yield return ClrConversion.ToClr(element, typeof(T)) is T converted
                ? converted
                : element.IsNone && default(T) is null ? default!
                : throw new InvalidCastException($"an element is a Python {element.Type.Name}, not a {typeof(T).Name}");
        }
    }

    static Value CallValue(RuntimeTypeHandle module, string function, Value[] arguments, PyStr[] keywords) =>
        Interpreter.Current.CallFunction(Type.GetTypeFromHandle(module)!, function, arguments, keywords);
}
