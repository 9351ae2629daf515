// From the arguments of a call to the parameters of a function, with CPython's errors.
// https://docs.python.org/3/reference/expressions.html#calls
// Parameter order in the bound array: positional, *args, keyword-only, **kwargs (as the compiler lays out locals).
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class ArgumentBinder
{
    /// <summary>Binds and runs. The last <c>keywords.Length</c> arguments are keyword arguments.</summary>
    public static Value Call(ThreadState ts, PyFunction function, Value[] arguments, PyStr[] keywords)
    {
        if (function.Replacement is { } replacement)
        {
            return replacement.Call(ts, arguments, keywords);
        }
        var bound = Bind(ts, function, arguments, keywords);
        return bound is null ? default : function.Code.Run(ts, function, bound);
    }

    /// <summary>As <see cref="Call"/>, with an argument before the others.</summary>
    internal static Value CallMethod(ThreadState ts, PyFunction function, Value self, Value[] arguments, PyStr[] keywords)
    {
        if (function.Replacement is { } replacement)
        {
            return replacement.Call(ts, [self, .. arguments], keywords);
        }
        var bound = Bind(ts, function, self, arguments, keywords);
        return bound is null ? default : function.Code.Run(ts, function, bound);
    }

    /// <summary>The parameters in order; null with TypeError pending.</summary>
    public static Value[]? Bind(ThreadState ts, PyFunction function, Value[] arguments, PyStr[] keywords) => Bind(ts, function, default, arguments, keywords);

    // Self: an argument before the others; or null.
    static Value[]? Bind(ThreadState ts, PyFunction function, Value self, Value[] arguments, PyStr[] keywords)
    {
        var code = function.Code;
        var before = self.IsNull ? 0 : 1;
        var positionalGiven = before + arguments.Length - keywords.Length;
        var positional = code.PositionalCount;
        var firstKeywordOnly = positional + (code.HasVarArgs ? 1 : 0);
        var kwargsAt = firstKeywordOnly + code.KeywordOnlyCount;
        var bound = new Value[code.ParameterCount];
        if (positional > 0)
        {
            bound[0] = self;
            Array.Copy(arguments, 0, bound, before, Math.Min(positionalGiven, positional) - before);
        }
        if (code.HasVarArgs)
        {
            var rest = positionalGiven <= positional ? PyTuple.Empty
                : positional < before ? new PyTuple([self, .. arguments.AsSpan(0, positionalGiven - before)])
                : new PyTuple(arguments[(positional - before)..(positionalGiven - before)]);
            bound[positional] = new Value(rest);
        }
        PyDict? extra = null;
        if (code.HasVarKeywords)
        {
            extra = new PyDict();
            bound[kwargsAt] = new Value(extra);
        }
        for (var k = 0; k < keywords.Length; k++)
        {
            var name = keywords[k];
            var value = arguments[positionalGiven - before + k];
            var at = ParameterIndex(code, name, firstKeywordOnly);
            if (at >= 0)
            {
                if (!bound[at].IsNull)
                {
                    return ArgumentErrors.StandsForNative(function) ? RaiseAsNative(ts, function, positionalGiven, keywords) : RaiseMultiple(ts, function, name);
                }
                bound[at] = value;
            }
            else if (extra is not null)
            {
                extra.Reserve(keywords.Length - k);
                extra.Set(name, value);
            }
            else
            {
                return ArgumentErrors.StandsForNative(function) ? RaiseAsNative(ts, function, positionalGiven, keywords) : RaiseUnexpected(ts, function, name, keywords);
            }
        }
        if (positionalGiven > positional && !code.HasVarArgs)
        {
            return ArgumentErrors.StandsForNative(function) ? RaiseAsNative(ts, function, positionalGiven, keywords) : RaiseTooMany(ts, function, positionalGiven, bound, firstKeywordOnly);
        }
        var defaults = function.Defaults?.Items ?? [];
        List<string>? missing = null;
        for (var i = positionalGiven; i < positional; i++)
        {
            if (bound[i].IsNull)
            {
                var d = i - (positional - defaults.Length);
                if (d >= 0)
                {
                    bound[i] = defaults[d];
                }
                else
                {
                    (missing ??= []).Add(code.VariableNames[i].Text);
                }
            }
        }
        if (missing is not null)
        {
            return ArgumentErrors.StandsForNative(function) ? RaiseAsNative(ts, function, positionalGiven, keywords) : RaiseMissing(ts, function, missing, "positional");
        }
        for (var i = 0; i < code.KeywordOnlyCount; i++)
        {
            var at = firstKeywordOnly + i;
            if (bound[at].IsNull && (function.KeywordDefaults is null || !function.KeywordDefaults.TryGet(code.VariableNames[at], out bound[at])))
            {
                (missing ??= []).Add(code.VariableNames[at].Text);
            }
        }
        return missing is null ? bound : ArgumentErrors.StandsForNative(function) ? RaiseAsNative(ts, function, positionalGiven, keywords) : RaiseMissing(ts, function, missing, "keyword-only");
    }

    static Value[]? RaiseAsNative(ThreadState ts, PyFunction function, int positionalGiven, PyStr[] keywords)
    {
        ArgumentErrors.RaiseForOwn(ts, function, positionalGiven, keywords);
        return null;
    }

    static int ParameterIndex(Code code, PyStr name, int firstKeywordOnly)
    {
        // Names in source are interned: the first look almost always finds it.
        var names = code.VariableNames;
        for (var i = code.PositionalOnlyCount; i < firstKeywordOnly + code.KeywordOnlyCount; i++)
        {
            if ((object)names[i] == name && (i < code.PositionalCount || i >= firstKeywordOnly))
            {
                return i;
            }
        }
        for (var i = code.PositionalOnlyCount; i < firstKeywordOnly + code.KeywordOnlyCount; i++)
        {
            if (names[i].Equals(name) && (i < code.PositionalCount || i >= firstKeywordOnly))
            {
                return i;
            }
        }
        return -1;
    }

    static Value[]? RaiseMultiple(ThreadState ts, PyFunction function, PyStr name)
    {
        ts.Raise(BuiltinTypes.TypeError, $"{function.QualifiedName.Text}() got multiple values for argument '{name.Text}'");
        return null;
    }

    // Those that are positional-only are told of first, wherever they stand.
    static Value[]? RaiseUnexpected(ThreadState ts, PyFunction function, PyStr name, PyStr[] keywords)
    {
        var code = function.Code;
        var positionalOnly = code.VariableNames.Take(code.PositionalOnlyCount).Where(keywords.Contains).Select(n => n.Text).ToList();
        ts.Raise(BuiltinTypes.TypeError, positionalOnly.Count == 0
            ? $"{function.QualifiedName.Text}() got an unexpected keyword argument '{name.Text}'{Meant(code, name.Text)}"
            : $"{function.QualifiedName.Text}() got some positional-only arguments passed as keyword arguments: '{string.Join(", ", positionalOnly)}'");
        return null;
    }

    static string Meant(Code code, string name)
    {
        var named = code.VariableNames.Skip(code.PositionalOnlyCount).Take(code.PositionalCount - code.PositionalOnlyCount + code.KeywordOnlyCount).Select(n => n.Text);
        return Suggestions.Closest(named, name) is { } meant ? $". Did you mean '{meant}'?" : "";
    }

    static Value[]? RaiseTooMany(ThreadState ts, PyFunction function, int given, Value[] bound, int firstKeywordOnly)
    {
        var code = function.Code;
        var least = code.PositionalCount - (function.Defaults?.Items.Length ?? 0);
        var keywordOnlyGiven = 0;
        for (var i = firstKeywordOnly; i < firstKeywordOnly + code.KeywordOnlyCount; i++)
        {
            keywordOnlyGiven += bound[i].IsNull ? 0 : 1;
        }
        var takes = least < code.PositionalCount ? $"from {least} to {code.PositionalCount}" : code.PositionalCount.ToString();
        var plural = code.PositionalCount == 1 && least == 1 ? "" : "s";
        var given_ = keywordOnlyGiven > 0
            ? $"{given} positional argument{(given == 1 ? "" : "s")} (and {keywordOnlyGiven} keyword-only argument{(keywordOnlyGiven == 1 ? "" : "s")}) were"
            : given == 1 ? "1 was" : $"{given} were";
        ts.Raise(BuiltinTypes.TypeError, $"{function.QualifiedName.Text}() takes {takes} positional argument{plural} but {given_} given");
        return null;
    }

    static Value[]? RaiseMissing(ThreadState ts, PyFunction function, List<string> missing, string kind)
    {
        var quoted = missing.ConvertAll(n => $"'{n}'");
        var list = quoted.Count switch
        {
            1 => quoted[0],
            2 => $"{quoted[0]} and {quoted[1]}",
            _ => string.Join(", ", quoted.Take(quoted.Count - 1)) + ", and " + quoted[^1],
        };
        ts.Raise(BuiltinTypes.TypeError,
            $"{function.QualifiedName.Text}() missing {missing.Count} required {kind} argument{(missing.Count == 1 ? "" : "s")}: {list}");
        return null;
    }
}
