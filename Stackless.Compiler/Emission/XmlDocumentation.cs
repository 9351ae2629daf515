// Docstrings as the XML file that C# editors read beside an assembly: one member for each exported class and method that has one.
// https://learn.microsoft.com/dotnet/csharp/language-reference/xmldoc/ (the names: "M:module.function(System.Int64)").
using System.Text;
using System.Xml.Linq;

namespace Stackless.Compiler.Emission;
public sealed class XmlDocumentation(string assemblyName)
{
    readonly XElement members = new("members");

    public void AddType(string name, string? text) => Add("T:" + name, text);

    public void AddMethod(string type, string name, IReadOnlyList<Type> parameters, string? text) =>
        Add($"M:{type}.{name}" + (parameters.Count == 0 ? "" : $"({string.Join(',', parameters.Select(NameOf))})"), text);

    public void AddProperty(string type, string name, string? text) => Add($"P:{type}.{name}", text);

    /// <summary>The file's bytes; null if nothing is documented.</summary>
    public byte[]? ToBytes() => members.HasElements
        ? Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?>\n" + new XElement("doc", new XElement("assembly", new XElement("name", assemblyName)), members) + "\n")
        : null;

    void Add(string name, string? text)
    {
        if (text is not null)
        {
            members.Add(new XElement("member", new XAttribute("name", name), new XElement("summary", new string([.. text.Where(IsXml)]))));
        }
    }

    // Control characters cannot stand in XML, however they are written.
    static bool IsXml(char c) => c is '\t' or '\n' or >= ' ' and not '\uffff' and not '\ufffe' && !char.IsSurrogate(c);

    static string NameOf(Type type)
    {
        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }
        return type.IsGenericType
            ? $"{type.Namespace}.{type.Name[..type.Name.IndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(NameOf))}}}"
            : type.FullName!.Replace('+', '.');
    }
}
