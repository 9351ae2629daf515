// Writes the static method that a native callable points to: (ThreadState, Value * n) -> Value for n <= 5 parameters, else (ThreadState,
// Value[] bound, Value[] rest, PyDict? keywords) -> Value. It checks self, converts typed parameters, calls the declared
// method and converts its result. A conversion that needs Python code (__index__, __float__, __bool__) leaves a note in the
// thread state and returns null; the callable then does the conversion and calls again.
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Stackless.Generators;

enum Receiver
{
    /// <summary>A module function or static method.</summary>
    None,

    /// <summary>An instance method: self is the first argument.</summary>
    Self,

    /// <summary>A class method: the type is the first argument.</summary>
    Type,

    /// <summary>A constructor: the type to make an instance of is the first argument.</summary>
    Constructor,
}

sealed class ThunkWriter(string className, List<Finding> findings)
{
    const int MaxDirect = 5;
    int count;

    public StringBuilder Thunks { get; } = new();

    /// <summary>Emits the thunk; returns the arguments for the callable's constructor: pointer, arity, counts and names.</summary>
    public string Write(IMethodSymbol method, Receiver receiver, string pythonName)
    {
        var parameters = new Queue<IParameterSymbol>(method.Parameters);
        var call = new List<string>();
        var body = new StringBuilder();
        var names = new List<string>();
        var index = 0;
        if (parameters.Count > 0 && parameters.Peek().Type.Name == "ThreadState")
        {
            parameters.Dequeue();
            call.Add("ts");
        }
        var target = $"{className}.{method.Name}";
        if (receiver == Receiver.Self)
        {
            names.Add("self");
            var self = Argument(index++);
            if (!method.IsStatic)
            {
                body.Append($"        if ({self}.Object is not {className} self)\n        {{\n            return global::Stackless.Runtime.CompilerServices.Arguments.WrongSelf(ts, \"{pythonName}\", {className}.TypeObject, {self});\n        }}\n");
                target = $"self.{method.Name}";
            }
            else if (parameters.Count > 0 && parameters.Peek().Type.Name == "Value")
            {
                parameters.Dequeue();
                call.Add(self);
                body.Append($"        if (!{className}.IsInstance({self}))\n        {{\n            return global::Stackless.Runtime.CompilerServices.Arguments.WrongSelf(ts, \"{pythonName}\", {className}.TypeObject, {self});\n        }}\n");
            }
            else
            {
                findings.Add(Finding.At(method, "SL0001", $"{method.Name}: a static method declared with [PyMethod] takes self as its first Value"));
            }
        }
        else if (receiver is Receiver.Type or Receiver.Constructor)
        {
            names.Add("cls");
            var self = Argument(index++);
            if (parameters.Count == 0 || parameters.Peek().Type.Name != "PyType")
            {
                findings.Add(Finding.At(method, "SL0001", $"{method.Name}: the first parameter must be the PyType"));
                return "default";
            }
            parameters.Dequeue();
            call.Add("type");
            body.Append($"        if ({self}.Object is not PyType type)\n        {{\n            return global::Stackless.Runtime.CompilerServices.Arguments.NotAType(ts, {className}.TypeObject, {self});\n        }}\n");
            if (receiver == Receiver.Constructor)
            {
                body.Append($"        if (type != {className}.TypeObject && type.Layout != {className}.TypeObject && !global::Stackless.Runtime.CompilerServices.Arguments.CanMake(ts, {className}.TypeObject, type))\n        {{\n            return default;\n        }}\n");
            }
        }
        int positional = index, positionalOnly = index, required = index, implicitCount = index;
        string? rest = null, keywords = null;
        bool optionalSeen = false, keywordSeen = false;
        while (parameters.Count > 0)
        {
            var parameter = parameters.Dequeue();
            var typeName = parameter.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).TrimEnd('?');
            var isKeywordOnly = Has(parameter, "KeywordOnlyAttribute");
            var isKeyword = Has(parameter, "KeywordAttribute");
            if (typeName == "Value[]")
            {
                rest = parameter.Name;
                call.Add("rest");
                continue;
            }
            if (typeName == "PyDict" && isKeyword && parameters.Count == 0)
            {
                keywords = parameter.Name;
                call.Add("keywords ?? new PyDict()");
                continue;
            }
            var name = PythonParameterName(parameter);
            names.Add(name);
            var isOptional = parameter.HasExplicitDefaultValue;
            if (!isKeywordOnly)
            {
                if (rest is not null || keywordSeen && !isKeyword)
                {
                    findings.Add(Finding.At(parameter, "SL0001", $"{method.Name}: '{name}' cannot be passed by position where it stands"));
                }
                positional++;
                if (!isKeyword)
                {
                    positionalOnly++;
                }
                keywordSeen |= isKeyword;
            }
            if (!isOptional)
            {
                if (optionalSeen && !isKeywordOnly)
                {
                    findings.Add(Finding.At(parameter, "SL0001", $"{method.Name}: required parameter '{name}' follows an optional one"));
                }
                required++;
            }
            optionalSeen |= isOptional;
            var count = index + 1 - implicitCount;
            var inErrors = isKeyword || isKeywordOnly ? $"argument '{name}'" : count == 1 && parameters.Count == 0 && !isOptional && rest is null ? "argument" : $"argument {count}";
            var value = Convert(parameter, typeName, Argument(index), index, $"{pythonName}() {inErrors}", isOptional, body);
            if (value is null)
            {
                findings.Add(Finding.At(parameter, "SL0001", $"{method.Name}: a parameter of type {typeName} cannot be passed from Python"));
                value = "default";
            }
            call.Add(value);
            index++;
        }
        var isDirect = rest is null && keywords is null && index <= MaxDirect;
        var thunk = $"__{count++}_{method.Name}";
        var text = body.ToString();
        string list;
        if (isDirect)
        {
            list = string.Concat(Enumerable.Range(0, index).Select(i => $", Value a{i}"));
        }
        else
        {
            list = ", Value[] a, Value[] rest, PyDict? keywords";
            for (var i = 0; i < index; i++)
            {
                text = text.Replace($"a{i}\u00a7", $"a[{i}]");
            }
            for (var i = 0; i < call.Count; i++)
            {
                for (var k = 0; k < index; k++)
                {
                    call[i] = call[i].Replace($"a{k}\u00a7", $"a[{k}]");
                }
            }
        }
        var invocation = $"{target}({string.Join(", ", call)})".Replace("\u00a7", "");
        Append($"{thunk}(ThreadState ts{list})", text.Replace("\u00a7", "") + Result(method, invocation));
        var pointer = isDirect
            ? $"(System.IntPtr)(delegate*<ThreadState, {string.Concat(Enumerable.Repeat("Value, ", index))}Value>)&{thunk}"
            : $"(System.IntPtr)(delegate*<ThreadState, Value[], Value[], PyDict?, Value>)&{thunk}";
        return $"{pointer}, {(isDirect ? index : -1)}, {required}, {positional}, {positionalOnly}, {Flag(rest)}, {Flag(keywords)}, \"{string.Join(",", names)}\"";
    }

    public string WriteGetter(ISymbol member, string pythonName)
    {
        var isProperty = member is IPropertySymbol;
        var method = member as IMethodSymbol;
        var thunk = $"__{count++}_get_{member.Name}";
        var takesState = method is not null && method.Parameters.Length > 0 && method.Parameters[0].Type.Name == "ThreadState";
        string access, check;
        if (member.IsStatic)
        {
            access = $"{className}.{member.Name}({(takesState ? "ts, " : "")}a0)";
            check = $"!{className}.IsInstance(a0)";
        }
        else
        {
            access = isProperty ? $"self.{member.Name}" : $"self.{member.Name}({(takesState ? "ts" : "")})";
            check = $"a0.Object is not {className} self";
        }
        var type = isProperty ? ((IPropertySymbol)member).Type : method!.ReturnType;
        Append($"{thunk}(ThreadState ts, Value a0)", WrongSelf(check, pythonName) + Result(member, type, access));
        return $"&{thunk}";
    }

    public string WriteSetter(IMethodSymbol method, string pythonName)
    {
        var thunk = $"__{count++}_set_{method.Name}";
        var takesState = method.Parameters.Length > 0 && method.Parameters[0].Type.Name == "ThreadState";
        var ts = takesState ? "ts, " : "";
        var body = method.IsStatic
            ? Result(method, $"{className}.{method.Name}({ts}a0, a1)")
            : WrongSelf($"a0.Object is not {className} self", pythonName) + Result(method, $"self.{method.Name}({ts}a1)");
        Append($"{thunk}(ThreadState ts, Value a0, Value a1)", body);
        return $"&{thunk}";
    }

    /// <summary>One of the six comparisons; as <see cref="Write"/>.</summary>
    public string WriteComparison(IMethodSymbol method, string pythonName, string slot)
    {
        var thunk = $"__{count++}_{slot}";
        var ts = method.Parameters[0].Type.Name == "ThreadState" ? "ts, " : "";
        var call = method.IsStatic ? $"{className}.{method.Name}({ts}a0, a1, Slot.{slot})" : $"self.{method.Name}({ts}a1, Slot.{slot})";
        var check = method.IsStatic ? $"!{className}.IsInstance(a0)" : $"a0.Object is not {className} self";
        Append($"{thunk}(ThreadState ts, Value a0, Value a1)", WrongSelf(check, pythonName) + Result(method, call));
        return $"(System.IntPtr)(delegate*<ThreadState, Value, Value, Value>)&{thunk}, 2, 2, 2, 2, false, false, \"self,other\"";
    }

    /// <summary>Reads and sets a field, or an element of one that is an array: the pointers for the two.</summary>
    public (string Getter, string Setter) WriteField(IFieldSymbol field, string pythonName, int index)
    {
        var place = field.Type is IArrayTypeSymbol ? $"self.{field.Name}[{index}]" : $"self.{field.Name}";
        var check = WrongSelf($"a0.Object is not {className} self", pythonName);
        string getter = $"__{count++}_get_{field.Name}", setter = $"__{count++}_set_{field.Name}";
        Append($"{getter}(ThreadState ts, Value a0)", check + $"        return {place};\n");
        Append($"{setter}(ThreadState ts, Value a0, Value a1)", check + $"        {place} = a1.IsNull ? Value.None : a1;\n        return Value.None;\n");
        return ($"&{getter}", $"&{setter}");
    }

    string WrongSelf(string check, string pythonName) =>
        $"        if ({check})\n        {{\n            return global::Stackless.Runtime.CompilerServices.Arguments.WrongSelf(ts, \"{pythonName}\", {className}.TypeObject, a0);\n        }}\n";

    // What the C# code throws is the call's Python exception: compiled code has no protected regions, so it is caught here or by nobody near.
    void Append(string signature, string body) => Thunks
        .Append($"    static Value {signature}\n    {{\n        try\n        {{\n{body.Replace("        ", "            ").TrimEnd()}\n        }}\n")
        .Append("        catch (System.Exception thrown)\n        {\n            return ts.RaiseThrown(thrown);\n        }\n    }\n\n");

    // A use of argument i carries a mark, so that the array form can replace it.
    static string Argument(int i) => $"a{i}\u00a7";

    static string Flag(string? name) => name is null ? "false" : "true";

    static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(a => a.AttributeClass?.Name == attribute);

    static string PythonParameterName(IParameterSymbol parameter)
    {
        var given = parameter.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "NameAttribute");
        if (given is not null && given.ConstructorArguments.Length == 1)
        {
            return (string)given.ConstructorArguments[0].Value!;
        }
        var name = new StringBuilder();
        foreach (var c in parameter.Name)
        {
            if (char.IsUpper(c))
            {
                name.Append('_');
            }
            name.Append(char.ToLowerInvariant(c));
        }
        return name.ToString();
    }

    string? Convert(IParameterSymbol parameter, string typeName, string argument, int index, string inErrors, bool isOptional, StringBuilder body)
    {
        if (typeName == "Value")
        {
            return argument;
        }
        var local = $"p{index}";
        var converter = typeName switch
        {
            "long" => "ToLong",
            "int" => "ToInt",
            "double" => "ToDouble",
            "bool" => "ToBool",
            "byte" => "ToByte",
            "SliceBound" => "ToSliceBound",
            "string" => "ToText",
            "PyStr" => "ToStr",
            _ => null,
        };
        if (converter is null && !IsPyObject(parameter.Type))
        {
            return null;
        }
        var preset = isOptional ? Literal(parameter) : "default!";
        var declared = converter is null || typeName is "string" or "PyStr" ? typeName + "?" : typeName;
        body.Append($"        {declared} {local} = {preset};\n");
        var convert = converter switch
        {
            null => $"!global::Stackless.Runtime.CompilerServices.Arguments.ToObject(ts, {argument}, \"{inErrors}\", {typeName}.TypeObject, out {local})",
            "ToText" or "ToStr" => $"!global::Stackless.Runtime.CompilerServices.Arguments.{converter}(ts, {argument}, \"{inErrors}\", out {local})",
            _ => $"!global::Stackless.Runtime.CompilerServices.Arguments.{converter}(ts, {argument}, {index}, out {local})",
        };
        body.Append($"        if ({(isOptional ? $"!{argument}.IsNull && " : "")}{convert})\n        {{\n            return default;\n        }}\n");
        var mayBeNull = parameter.NullableAnnotation == NullableAnnotation.Annotated;
        return declared.EndsWith("?") && !mayBeNull ? local + "!" : local;
    }

    static bool IsPyObject(ITypeSymbol type)
    {
        for (var t = type; t is not null; t = t.BaseType)
        {
            if (t.Name == "PyObject")
            {
                return true;
            }
        }
        return false;
    }

    static string Literal(IParameterSymbol parameter)
    {
        var value = parameter.ExplicitDefaultValue;
        return value switch
        {
            null => "default",
            bool b => b ? "true" : "false",
            string s => SymbolDisplay.FormatLiteral(s, true),
            double d => SymbolDisplay.FormatPrimitive(d, true, false) + "d",
            _ => SymbolDisplay.FormatPrimitive(value, true, false),
        };
    }

    string Result(IMethodSymbol method, string expression) => Result(method, method.ReturnType, expression);

    string Result(ISymbol symbol, ITypeSymbol type, string expression)
    {
        const string indent = "        ";
        switch (type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).TrimEnd('?'))
        {
            case "Value":
                return $"{indent}return {expression};\n";
            case "void":
                return $"{indent}{expression};\n{indent}return Value.None;\n";
            case "bool":
                return $"{indent}return Value.Bool({expression});\n";
            case "int" or "long" or "BigInteger":
                return $"{indent}return Value.Int({expression});\n";
            case "double":
                return $"{indent}return Value.Float({expression});\n";
            case "string":
                return $"{indent}return Value.Str({expression});\n";
        }
        if (IsPyObject(type))
        {
            return $"{indent}return new Value({expression});\n";
        }
        findings.Add(Finding.At(symbol, "SL0001", $"{symbol.Name}: a result of type {type.Name} cannot be given to Python"));
        return $"{indent}return default;\n";
    }
}
