// Docstrings as the XML file that C# editors read beside an assembly: one member for each exported class and method that has one, with what DocumentedText tells apart in it.
// https://learn.microsoft.com/dotnet/csharp/language-reference/xmldoc/ (the names: "M:module.function(System.Int64)").
using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Stackless.Hosting;

namespace Stackless.Compiler.Emission;
public sealed class XmlDocumentation(string assemblyName)
{
    readonly XElement members = new("members");

    public void AddType(string name, string? text) => Add("T:" + name, text);

    public void AddMethod(string type, MethodInfo method, IReadOnlyList<Type> parameters, string? text) =>
        Add($"M:{type}.{method.Name}{(method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : "")}{ListOf(parameters)}", text);

    /// <param name="ofClass">The class's own, which may speak of the parameters too.</param>
    public void AddConstructor(string type, IReadOnlyList<Type> parameters, string? text, string? ofClass)
    {
        var named = ofClass is null || text is not null && DocumentedText.Of(text).Parameters.Count > 0 ? [] : DocumentedText.Of(ofClass).Parameters;
        if (text is not null || named.Count > 0)
        {
            Add($"M:{type}.#ctor{ListOf(parameters)}", text is null ? new("", named, null, []) : DocumentedText.Of(text) is var own && named.Count > 0 ? own with { Parameters = named } : own);
        }
    }

    public void AddProperty(string type, string name, string? text) => Add($"P:{type}.{name}", text);

    /// <summary>The file's bytes; null if nothing is documented.</summary>
    public byte[]? ToBytes() => members.HasElements
        ? Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>\n" + new XElement("doc", new XElement("assembly", new XElement("name", assemblyName)), members) + "\n")
        : null;

    void Add(string name, string? text)
    {
        if (text is not null)
        {
            Add(name, DocumentedText.Of(text));
        }
    }

    void Add(string name, DocumentedText text)
    {
        static string Xml(string text) => new([.. text.Where(IsXml)]);

        members.Add(new XElement("member", new XAttribute("name", name), new XElement("summary", Xml(text.Summary)),
            text.Parameters.Select(p => new XElement("param", new XAttribute("name", p.Name), Xml(p.Text))),
            text.Result is null ? null : new XElement("returns", Xml(text.Result)),
            text.Exceptions.Select(e => new XElement("exception", new XAttribute("cref", "T:" + typeof(PythonException).FullName), Xml($"{e.Name}: {e.Text}")))));
    }

    // Control characters cannot stand in XML, however they are written.
    static bool IsXml(char c) => c is '\t' or '\n' or >= ' ' and not '\uffff' and not '\ufffe' && !char.IsSurrogate(c);

    static string ListOf(IReadOnlyList<Type> parameters) => parameters.Count == 0 ? "" : $"({string.Join(',', parameters.Select(NameOf))})";

    static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }
        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }
        if (!type.IsGenericType)
        {
            return type.FullName!.Replace('+', '.');
        }
        var name = type.GetGenericTypeDefinition().FullName!.Replace('+', '.');
        return $"{name[..name.IndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(NameOf))}}}";
    }
}
