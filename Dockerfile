# Build stage: the jar, without the PostgreSQL that it carries elsewhere, taken apart into layers.
FROM maven:3-eclipse-temurin-25 AS build
WORKDIR /build
# The libraries, in a layer that lasts until pom.xml changes.
COPY pom.xml ./
RUN mvn -B -ntp -Dmaven.test.skip=true test
COPY . .
RUN mvn -B -ntp -Dmaven.test.skip=true -Dspring-boot.excludeGroupIds=io.zonky.test.postgres \
      -Dspring-boot.repackage.skip=false -Dflat-jar.skip=true package \
 && java -Djarmode=tools -jar target/zukan.jar extract --layers --destination layers

# Run stage: plain jars on a class path start faster than a jar in a jar.
FROM eclipse-temurin:25-jre
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin zukan
WORKDIR /app
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 10001:10001
# Further options: set JDK_JAVA_OPTIONS anew.
ENV JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
# The base image has neither curl nor wget.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r -t 4 status <&3 && [[ $status == 'HTTP/1.1 200'* ]]"]
ENTRYPOINT ["java", "-jar", "zukan.jar"]
