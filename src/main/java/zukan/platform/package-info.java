/**
 * What no feature owns: languages, links, security headers, error pages, Markdown, and the database that the application
 * brings along.
 */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package zukan.platform;
