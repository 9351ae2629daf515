// Which overload a call means: of those that the arguments fit, the one that no other is better than in any argument. An argument that fits exactly is better than one
// that is widened, that better than one that is copied or boxed (HostArgument). Where that decides nothing: without the default values of parameters, without a rest of
// arguments, not generic, then the one whose parameters are more special. If there are still two, the call is ambiguous.
using System.Reflection;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static class HostOverloads
{
    sealed record Candidate(HostOverload Overload, object? Target, object?[] Arguments, int[] Ranks, bool IsExpanded, int DefaultCount, bool IsGeneric);

    /// <summary>The call that is meant; null with an exception pending, or if it is quiet, with none.</summary>
    public static HostBound? Choose(ThreadState ts, HostClasses classes, HostMethod method, Value[] arguments, PyStr[] keywords, bool isQuiet = false)
    {
        var doesNotFit = false;
        var fitting = new List<Candidate>();
        foreach (var overload in method.Overloads)
        {
            if (Fit(classes, overload, arguments, keywords, ref doesNotFit) is { } candidate)
            {
                fitting.Add(candidate);
            }
        }
        if (fitting.Count == 0)
        {
            if (isQuiet)
            {
                return null;
            }
            RaiseNone(ts, method, arguments, keywords, doesNotFit);
            return null;
        }
        var best = fitting.FindAll(c => fitting.TrueForAll(o => o == c || IsBetter(c, o) || !IsBetter(o, c)));
        var winners = best.FindAll(c => fitting.TrueForAll(o => o == c || IsBetter(c, o)));
        if (winners.Count == 0 && best.Count == 1)
        {
            winners = best;
        }
        if (winners.Count == 0 && isQuiet)
        {
            return null;
        }
        if (winners.Count == 0)
        {
            ts.Raise(BuiltinTypes.TypeError, $"{Described(method, arguments, keywords)} is ambiguous; it could be{List((best.Count > 0 ? best : fitting).Select(c => c.Overload))}");
            return null;
        }
        var won = winners[0];
        return new HostBound(won.Overload, won.Target, won.Arguments, won.IsExpanded || won.DefaultCount > 0 || won.IsGeneric);
    }

    static bool IsBetter(Candidate a, Candidate b)
    {
        var (better, worse) = (false, false);
        for (var i = 0; i < Math.Min(a.Ranks.Length, b.Ranks.Length); i++)
        {
            better |= a.Ranks[i] < b.Ranks[i];
            worse |= a.Ranks[i] > b.Ranks[i];
        }
        if (better || worse)
        {
            return better && !worse;
        }
        return a.IsExpanded != b.IsExpanded ? b.IsExpanded
            : a.DefaultCount != b.DefaultCount ? a.DefaultCount < b.DefaultCount
            : a.IsGeneric != b.IsGeneric ? b.IsGeneric
            : IsMoreSpecial(a.Overload, b.Overload);
    }

    static bool IsMoreSpecial(HostOverload a, HostOverload b)
    {
        var isSpecial = false;
        for (var i = 0; i < Math.Min(a.Types.Length, b.Types.Length); i++)
        {
            if (a.Types[i] != b.Types[i])
            {
                if (!b.Types[i].IsAssignableFrom(a.Types[i]))
                {
                    return false;
                }
                isSpecial = true;
            }
        }
        return isSpecial || a.Types.Length == b.Types.Length && a.Info.DeclaringType != b.Info.DeclaringType && b.Info.DeclaringType!.IsAssignableFrom(a.Info.DeclaringType);
    }

    // The overload with these arguments: as they are, or the last of them as the elements of a rest.
    static Candidate? Fit(HostClasses classes, HostOverload overload, Value[] arguments, PyStr[] keywords, ref bool doesNotFit)
    {
        object? target = null;
        var skipped = 0;
        if (overload.TakesObject)
        {
            if (arguments.Length - keywords.Length == 0 || HostClasses.TargetOf(arguments[0]) is not { } self || !overload.Info.DeclaringType!.IsInstanceOfType(self))
            {
                return null;
            }
            target = self;
            skipped = 1;
        }
        var given = arguments.AsSpan(skipped);
        var isGeneric = false;
        if (overload.Info is MethodInfo { IsGenericMethodDefinition: true } generic)
        {
            if (Infer(classes, generic, overload, given[..^keywords.Length]) is not { } closed)
            {
                return null;
            }
            overload = new HostOverload(closed, overload.IsExtension);
            isGeneric = true;
        }
        return !overload.IsCallable ? null
            : Fit(classes, overload, target, given, keywords, false, isGeneric, ref doesNotFit)
            ?? (overload.HasRest ? Fit(classes, overload, target, given, keywords, true, isGeneric, ref doesNotFit) : null);
    }

    static Candidate? Fit(HostClasses classes, HostOverload overload, object? target, ReadOnlySpan<Value> given, PyStr[] keywords, bool isExpanded, bool isGeneric, ref bool doesNotFit)
    {
        var parameters = overload.Parameters;
        var converted = new object?[parameters.Length];
        var ranks = new int[given.Length];
        var isSet = new bool[parameters.Length];
        var positional = given.Length - keywords.Length;
        var at = 0;
        for (var i = 0; i < parameters.Length && at < positional; i++)
        {
            if (overload.IsOut[i])
            {
                continue;
            }
            if (isExpanded && i == parameters.Length - 1)
            {
                break;
            }
            if (!HostArgument.Try(classes, given[at], overload.Types[i], out converted[i], out ranks[at], ref doesNotFit))
            {
                return null;
            }
            isSet[i] = true;
            at++;
        }
        if (isExpanded)
        {
            var element = overload.Types[^1].GetElementType()!;
            var rest = Array.CreateInstance(element, positional - at);
            for (var i = 0; i < rest.Length; i++, at++)
            {
                if (!HostArgument.Try(classes, given[at], element, out var item, out ranks[at], ref doesNotFit))
                {
                    return null;
                }
                rest.SetValue(item, i);
            }
            converted[^1] = rest;
            isSet[^1] = true;
        }
        if (at < positional)
        {
            return null;
        }
        for (var k = 0; k < keywords.Length; k++)
        {
            var name = keywords[k].Text;
            var i = Array.FindIndex(parameters, p => p.Name == name);
            if (i < 0 || isSet[i] || overload.IsOut[i] || !HostArgument.Try(classes, given[positional + k], overload.Types[i], out converted[i], out ranks[positional + k], ref doesNotFit))
            {
                return null;
            }
            isSet[i] = true;
        }
        // A result that is not asked for counts as a default: of Remove(key) and Remove(key, out value) the first is meant.
        var defaults = overload.IsOut.Count(o => o);
        for (var i = 0; i < parameters.Length; i++)
        {
            if (!isSet[i] && !overload.IsOut[i])
            {
                if (!parameters[i].IsOptional)
                {
                    return null;
                }
                converted[i] = DefaultOf(parameters[i], overload.Types[i]);
                defaults++;
            }
        }
        return new Candidate(overload, target, converted, ranks, isExpanded, defaults, isGeneric);
    }

    static object? DefaultOf(ParameterInfo parameter, Type type)
    {
        var value = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        if (value is null || value is Missing || value is DBNull && type != typeof(DBNull))
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }
        return type.IsEnum ? Enum.ToObject(type, value) : value;
    }

    // ---- type arguments ------------------------------------------------------------------------------------------------------

    /// <summary>The generic method with these type arguments; null if they do not keep its constraints.</summary>
    public static MethodInfo? TryMake(MethodInfo generic, Type[] arguments)
    {
        try
        {
            return generic.MakeGenericMethod(arguments);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // What the arguments say; what they leave open (what a Python function returns) is object.
    static MethodInfo? Infer(HostClasses classes, MethodInfo generic, HostOverload overload, ReadOnlySpan<Value> given)
    {
        var found = new Dictionary<Type, Type>();
        var at = 0;
        for (var i = 0; i < overload.Types.Length && at < given.Length; i++)
        {
            if (!overload.IsOut[i])
            {
                var v = given[at++];
                if (!v.IsNone && !(Calling.IsCallable(v) && overload.Types[i].IsAssignableTo(typeof(Delegate))))
                {
                    Unify(overload.Types[i], HostArgument.TypeOf(classes, v), found);
                }
            }
        }
        return TryMake(generic, Array.ConvertAll(generic.GetGenericArguments(), p => found.GetValueOrDefault(p, typeof(object))));
    }

    static void Unify(Type parameter, Type argument, Dictionary<Type, Type> found)
    {
        if (parameter.IsGenericParameter)
        {
            found.TryAdd(parameter, argument);
        }
        else if (parameter.IsArray && argument.IsArray)
        {
            Unify(parameter.GetElementType()!, argument.GetElementType()!, found);
        }
        else if (parameter.IsArray && argument.IsGenericType && argument.GetGenericTypeDefinition() == typeof(IEnumerable<>))
        {
            Unify(parameter.GetElementType()!, argument.GetGenericArguments()[0], found);
        }
        else if (parameter.IsGenericType && parameter.ContainsGenericParameters)
        {
            var definition = parameter.GetGenericTypeDefinition();
            if (Constructed(argument, definition) is { } same)
            {
                var (wanted, has) = (parameter.GetGenericArguments(), same.GetGenericArguments());
                for (var i = 0; i < wanted.Length; i++)
                {
                    Unify(wanted[i], has[i], found);
                }
            }
            else if (argument.IsGenericType && argument.GetGenericTypeDefinition() == typeof(IEnumerable<>) && parameter.GetGenericArguments() is [var only])
            {
                // A Python list for an IList<T>.
                Unify(only, argument.GetGenericArguments()[0], found);
            }
        }
    }

    static Type? Constructed(Type type, Type definition)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (at.IsGenericType && at.GetGenericTypeDefinition() == definition)
            {
                return at;
            }
        }
        return definition.IsInterface ? Array.Find(type.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == definition) : null;
    }

    // ---- errors ----------------------------------------------------------------------------------------------------------------

    static void RaiseNone(ThreadState ts, HostMethod method, Value[] arguments, PyStr[] keywords, bool doesNotFit)
    {
        if (method.Overloads.Length == 0)
        {
            ts.Raise(BuiltinTypes.TypeError, $"{method.Owner} has no public constructor");
            return;
        }
        if (!Array.Exists(method.Overloads, o => o.IsCallable || o.Info.ContainsGenericParameters))
        {
            ts.Raise(BuiltinTypes.TypeError, $"{method.Owner}.{method.Name} has pointers or references in every overload, which Python cannot pass:{List(method.Overloads)}");
            return;
        }
        ts.Raise(doesNotFit ? BuiltinTypes.OverflowError : BuiltinTypes.TypeError,
            $"{Described(method, arguments, keywords)} fits {(method.Overloads.Length == 1 ? "not the one overload" : "none of the overloads")}{(doesNotFit ? ", a number is too large for its type" : "")}:{List(method.Overloads)}");
    }

    static string Described(HostMethod method, Value[] arguments, PyStr[] keywords)
    {
        var isOnObject = method.TakesObject && !Array.Exists(method.Overloads, o => o is { TakesObject: false, IsExtension: false });
        var shown = arguments.Skip(isOnObject ? 1 : 0).Select(a => a.Type.Name).ToArray();
        for (var k = 0; k < keywords.Length; k++)
        {
            shown[shown.Length - keywords.Length + k] = $"{keywords[k].Text}: {shown[shown.Length - keywords.Length + k]}";
        }
        return $"{method.Owner}.{method.Name}({string.Join(", ", shown)})";
    }

    /// <summary>One a line.</summary>
    public static string List(IEnumerable<HostOverload> overloads) => string.Concat(overloads.Select(o => $"\n  {o}"));
}
