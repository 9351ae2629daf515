// A Python callable as a .NET delegate of any type: what the delegate is called with is converted in, the result is converted out. The delegate's target is this
// object, so that on its way back into Python it is the callable again. A delegate is made of the method below with as many parameters as its type has.
using System.Reflection;

namespace Stackless.Hosting;

sealed class PythonDelegate(Interpreter interpreter, Value function, bool keepsObjects)
{
    const int MostParameters = 8;

    /// <summary>What is called.</summary>
    public Value Function { get; } = function;

    /// <summary>A delegate of that type which calls a Python object.</summary>
    /// <param name="keepsObjects">It is called with .NET objects as they are: for Python code that has .NET objects in its hands. Otherwise as docs/csharp.md says: copies.</param>
    /// <exception cref="NotSupportedException">It has parameters by reference, or more than eight.</exception>
    public static Delegate Of(Interpreter interpreter, Value function, Type type, bool keepsObjects = false)
    {
        var invoke = type.GetMethod("Invoke")!;
        var parameters = Array.ConvertAll(invoke.GetParameters(), p => p.ParameterType);
        if (parameters.Length > MostParameters || Array.Exists(parameters, p => p.IsByRef || p.IsByRefLike))
        {
            throw new NotSupportedException($"a Python function cannot be a {ClrNames.Of(type)}: at most {MostParameters} parameters, and none by reference");
        }
        var isVoid = invoke.ReturnType == typeof(void);
        var method = typeof(PythonDelegate).GetMethod((isVoid ? "Action" : "Function") + parameters.Length, BindingFlags.NonPublic | BindingFlags.Instance)!;
        var types = isVoid ? parameters : [.. parameters, invoke.ReturnType];
        return Delegate.CreateDelegate(type, new PythonDelegate(interpreter, function, keepsObjects), types.Length == 0 ? method : method.MakeGenericMethod(types));
    }

    R Call<R>(object?[] arguments)
    {
        using var visit = new Visit(interpreter, default);
        var result = visit.Call(Function.Object, Array.ConvertAll(arguments, a => keepsObjects ? interpreter.HostClasses.ToPython(a) : ToPython.Of(interpreter, a)), []);
        var doesNotFit = false;
        if (keepsObjects && typeof(R) != typeof(object) && HostArgument.Try(interpreter.HostClasses, result, typeof(R), out var converted, out _, ref doesNotFit))
        {
            return (R)converted!;
        }
        return FromPython.To<R>(interpreter, result, "the function is to return");
    }

    R Function0<R>() => Call<R>([]);
    R Function1<A, R>(A a) => Call<R>([a]);
    R Function2<A, B, R>(A a, B b) => Call<R>([a, b]);
    R Function3<A, B, C, R>(A a, B b, C c) => Call<R>([a, b, c]);
    R Function4<A, B, C, D, R>(A a, B b, C c, D d) => Call<R>([a, b, c, d]);
    R Function5<A, B, C, D, E, R>(A a, B b, C c, D d, E e) => Call<R>([a, b, c, d, e]);
    R Function6<A, B, C, D, E, F, R>(A a, B b, C c, D d, E e, F f) => Call<R>([a, b, c, d, e, f]);
    R Function7<A, B, C, D, E, F, G, R>(A a, B b, C c, D d, E e, F f, G g) => Call<R>([a, b, c, d, e, f, g]);
    R Function8<A, B, C, D, E, F, G, H, R>(A a, B b, C c, D d, E e, F f, G g, H h) => Call<R>([a, b, c, d, e, f, g, h]);
    void Action0() => Call<object?>([]);
    void Action1<A>(A a) => Call<object?>([a]);
    void Action2<A, B>(A a, B b) => Call<object?>([a, b]);
    void Action3<A, B, C>(A a, B b, C c) => Call<object?>([a, b, c]);
    void Action4<A, B, C, D>(A a, B b, C c, D d) => Call<object?>([a, b, c, d]);
    void Action5<A, B, C, D, E>(A a, B b, C c, D d, E e) => Call<object?>([a, b, c, d, e]);
    void Action6<A, B, C, D, E, F>(A a, B b, C c, D d, E e, F f) => Call<object?>([a, b, c, d, e, f]);
    void Action7<A, B, C, D, E, F, G>(A a, B b, C c, D d, E e, F f, G g) => Call<object?>([a, b, c, d, e, f, g]);
    void Action8<A, B, C, D, E, F, G, H>(A a, B b, C c, D d, E e, F f, G g, H h) => Call<object?>([a, b, c, d, e, f, g, h]);
}
