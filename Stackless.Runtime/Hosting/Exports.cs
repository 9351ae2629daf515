// C# calls Python: what the generated methods of a compiled module come down to. Imports the module on first use, converts arguments
// and results, runs the call (with all tasklets it starts) to its end on this thread's scheduler.
namespace Stackless.Runtime;

public static class Exports
{
    [ThreadStatic]
    static Session? session;

    /// <summary>Calls a module-level function.</summary>
    /// <typeparam name="T">long, double, string, bool, byte[], IReadOnlyList, IReadOnlyDictionary of these, or object.</typeparam>
    /// <param name="module">The compiled module's class.</param>
    /// <exception cref="PythonException">The function raised.</exception>
    /// <exception cref="InvalidCastException">The result is not what the annotation says.</exception>
    public static T Call<T>(RuntimeTypeHandle module, string function, object?[] arguments)
    {
        var result = CallValue(module, function, arguments);
        return ClrConversion.ToClr(result, typeof(T)) is T converted
            ? converted
            : result.IsNone && default(T) is null ? default!
            : throw new InvalidCastException($"{function}() is annotated to return {typeof(T).Name} but returned a Python {result.Type.Name}");
    }

    /// <summary>Calls a module-level function annotated to return None.</summary>
    public static void CallVoid(RuntimeTypeHandle module, string function, object?[] arguments) => CallValue(module, function, arguments);

    static Value CallValue(RuntimeTypeHandle module, string function, object?[] arguments)
    {
        session ??= new Session();
        return session.CallFunction(Type.GetTypeFromHandle(module)!, function, Array.ConvertAll(arguments, ClrConversion.FromClr));
    }
}
