// Calls a delegate of .NET's own generic kinds (Func and Action, of one or two parameters) without arrays, boxes of numbers and reflection. What a parameter does not take is not called: then
// PyHostFunction goes the long way, which says what is wrong.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

abstract class DelegateCall
{
    static readonly Dictionary<Type, Type> kinds = new()
    {
        [typeof(Func<,>)] = typeof(Function<,>),
        [typeof(Func<,,>)] = typeof(Function<,,>),
        [typeof(Action<>)] = typeof(Procedure<>),
        [typeof(Action<,>)] = typeof(Procedure<,>),
    };

    /// <summary>How a delegate is called; null if it is of no such kind.</summary>
    public static DelegateCall? Of(Delegate target) => target.GetType() is { IsGenericType: true } type && kinds.TryGetValue(type.GetGenericTypeDefinition(), out var kind)
        ? (DelegateCall)Activator.CreateInstance(kind.MakeGenericType(type.GetGenericArguments()), target)!
        : null;

    /// <summary>Null, with nothing pending, if it does not take that.</summary>
    public virtual Value Call(ThreadState ts, Value a) => default;

    /// <inheritdoc cref="Call(ThreadState, Value)"/>
    public virtual Value Call(ThreadState ts, Value a, Value b) => default;

    sealed class Function<A, R>(Func<A, R> target) : DelegateCall
    {
        public override Value Call(ThreadState ts, Value a) => Take<A>(ts, a, out var x) ? Give(ts, target(x)) : default;
    }

    sealed class Function<A, B, R>(Func<A, B, R> target) : DelegateCall
    {
        public override Value Call(ThreadState ts, Value a, Value b) => Take<A>(ts, a, out var x) && Take<B>(ts, b, out var y) ? Give(ts, target(x, y)) : default;
    }

    sealed class Procedure<A>(Action<A> target) : DelegateCall
    {
        public override Value Call(ThreadState ts, Value a)
        {
            if (!Take<A>(ts, a, out var x))
            {
                return default;
            }
            target(x);
            return Value.None;
        }
    }

    sealed class Procedure<A, B>(Action<A, B> target) : DelegateCall
    {
        public override Value Call(ThreadState ts, Value a, Value b)
        {
            if (!Take<A>(ts, a, out var x) || !Take<B>(ts, b, out var y))
            {
                return default;
            }
            target(x, y);
            return Value.None;
        }
    }

    static bool Take<T>(ThreadState ts, Value v, out T taken)
    {
        if (typeof(T) == typeof(long) && v.IsInt)
        {
            var n = v.Bits;
            taken = Unsafe.As<long, T>(ref n);
            return true;
        }
        if (typeof(T) == typeof(double) && v.IsFloat)
        {
            var d = v.AsDouble;
            taken = Unsafe.As<double, T>(ref d);
            return true;
        }
        var fits = FromPython.Try(ts.Interpreter, v, typeof(T), out var converted);
        taken = fits ? (T)converted! : default!;
        return fits;
    }

    static Value Give<T>(ThreadState ts, T result)
    {
        if (typeof(T) == typeof(long))
        {
            return Value.Int(Unsafe.As<T, long>(ref result));
        }
        return typeof(T) == typeof(double) ? Value.Float(Unsafe.As<T, double>(ref result)) : ToPython.Of(ts.Interpreter, result);
    }
}
